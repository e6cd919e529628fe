import type { StepType } from '@/api/types';
import type { Json, LocalText } from './flow';

/** What a new step of the type begins with: a text to overwrite where it says one, and one option where it offers some. */
export function fresh(type: StepType, languages: readonly string[], words: { text: string; option: string }): Record<string, Json> {
  const inFirst = (text: string): LocalText => Object.fromEntries(languages.slice(0, 1).map(language => [language, text]));
  const fields: Record<string, Json> = {};
  if (type.texts.includes('text')) fields.text = inFirst(words.text);
  for (const field of type.fields) {
    if (field.kind === 'Options') fields[field.name] = [{ id: 'option_1', label: inFirst(words.option) }];
    else if (field.required && field.kind === 'Condition') fields[field.name] = { fact: 'cart' };
    else if (field.required && field.kind === 'Object') fields[field.name] = {};
  }
  return fields;
}
