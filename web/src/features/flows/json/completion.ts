import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { StepTypes } from '@/api/types';
import { pathAt, stepRanges, typeOf } from './places';

const flowFields = ['spec_version', 'id', 'name', 'audience', 'entry', 'entries', 'steps', 'texts', 'words'];
const stepFields = ['id', 'type', 'text', 'texts', 'exits', 'ui'];
const optionFields = ['id', 'label', 'description', 'when'];

/** Names and values that fit at the cursor, from the engine's description of its steps and from the flow itself. */
export const completionFor = (catalogue: StepTypes) => (context: CompletionContext): CompletionResult | null => {
  const word = context.matchBefore(/[\w-]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const { path, step, inName } = pathAt(context.state, context.pos);
  const type = catalogue.types.find(one => one.name === typeOf(context.state, step));
  const at = path.slice(step ? 2 : 0);
  const ids = () => stepRanges(context.state).map(range => range.id);

  const names = (): string[] => {
    if (!step) return flowFields;
    if (at[0] === 'options') return optionFields;
    if (at[0] === 'exits') return type?.exits ?? [];
    if (at[0] === 'texts' && at.length <= 2) return type?.texts ?? [];
    if (at[0] === 'text' || at[0] === 'texts' || at.includes('label')) return catalogue.languages;
    return [...stepFields, ...(type?.fields.map(field => field.name) ?? [])];
  };
  const values = (): string[] => {
    if (!step) return at[0] === 'audience' ? ['all', 'hr'] : at[0] === 'entry' || at[0] === 'entries' ? ids() : [];
    if (at[0] === 'type') return catalogue.types.map(one => one.name);
    if (at[0] === 'exits') return ids();
    return type?.fields.find(field => field.name === at[0])?.choices ?? [];
  };
  const options = (inName ? names() : values()).map(label => ({ label, type: inName ? 'property' : 'constant' }));
  return options.length > 0 ? { from: word.from, options, validFor: /^[\w-]*$/ } : null;
};
