import type { FlowLimits } from '@/api/types';
import { setField, setFlowText, setOption } from './edits';
import { findStep, isLocalText, isObject, optionsOf, type Flow, type Json, type JsonObject, type LocalText, type Step } from './flow';

export interface Sentence {
  /** Null: the flow's own, said by several steps. */
  step: string | null;
  /** Within the step or the flow: `text`, `texts.more`, `options.mug.label`. */
  path: string;
  value: LocalText;
  /** The most characters that WhatsApp shows. */
  max: number;
}

const textsOf = ({ texts }: JsonObject) => (isObject(texts) ? Object.entries(texts) : []);

/** All that a step says of its own. */
export function sentencesOf(step: Step, limits: FlowLimits): Sentence[] {
  const places: [string, Json | undefined, number][] = [
    ['text', step.text, limits.body],
    ...textsOf(step).map(([name, value]): [string, Json | undefined, number] => [`texts.${name}`, value, limits.body]),
    ...optionsOf(step).flatMap((option): [string, Json | undefined, number][] => [
      [`options.${option.id}.label`, option.label, limits.rowTitle],
      [`options.${option.id}.description`, option.description, limits.rowDescription],
    ]),
    ['answer_as', step.answer_as, limits.body],
  ];
  return places.flatMap(([path, value, max]) => (isLocalText(value) ? [{ step: step.id, path, value, max }] : []));
}

/** Steps in which one of these words still stands, in whichever language. */
export const stepsSaying = (flow: Flow, words: readonly string[]): string[] => flow.steps
  .filter(step => [step.text, ...optionsOf(step).map(option => option.label)].some(said => isLocalText(said) && Object.values(typeof said === 'string' ? [said] : said).some(one => words.includes(one))))
  .map(step => step.id);

/** Every sentence of the flow: by step, then those that its steps share. */
export const allSentences = (flow: Flow, limits: FlowLimits): Sentence[] => [
  ...flow.steps.flatMap(step => sentencesOf(step, limits)),
  ...textsOf(flow).flatMap(([name, value]) => (isLocalText(value) ? [{ step: null, path: `texts.${name}`, value, max: limits.body }] : [])),
];

/** Writes a sentence where it stands. */
export function setSentence(flow: Flow, { step: id, path }: Pick<Sentence, 'step' | 'path'>, value: LocalText): Flow {
  // The id of an option may hold dots itself.
  const [, head = '', name = '', part = ''] = /^([^.]*)(?:\.(.*)\.([^.]*))?/.exec(path) ?? [];
  if (id === null) return setFlowText(flow, path.slice('texts.'.length), value);
  const step = findStep(flow, id);
  if (!step) return flow;
  if (head === 'options') return setOption(flow, id, name, { [part]: value });
  if (head === 'texts') return setField(flow, id, 'texts', { ...(isObject(step.texts) ? step.texts : {}), [path.slice('texts.'.length)]: value });
  return setField(flow, id, head, value);
}
