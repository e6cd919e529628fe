/** A flow as it is edited: plain JSON, never changed in place. What this console does not know of it is kept as it stands. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject { readonly [name: string]: Json | undefined }

/** A text by language, or one for all. */
export type LocalText = string | { readonly [language: string]: string };

export interface Place { readonly x: number; readonly y: number }

export interface Option extends JsonObject {
  readonly id: string;
  readonly label: LocalText;
}

export interface Step extends JsonObject {
  readonly id: string;
  readonly type: string;
}

export interface Flow extends JsonObject {
  readonly id: string;
  readonly steps: readonly Step[];
}

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const strings = (value: Json | undefined): Readonly<Record<string, string>> =>
  isObject(value) ? Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string')) : {};

export const exitsOf = (step: Step) => strings(step.exits);
export const entriesOf = (flow: Flow) => strings(flow.entries);
export const entryOf = (flow: Flow) => (typeof flow.entry === 'string' ? flow.entry : '');
export const findStep = (flow: Flow, id: string | null | undefined) => flow.steps.find(step => step.id === id);

export const optionsOf = (step: Step): readonly Option[] =>
  Array.isArray(step.options) ? (step.options as readonly Json[]).filter((option): option is Option => isObject(option) && typeof option.id === 'string') : [];

export function placeOf(step: Step): Place | null {
  const ui = step.ui;
  return isObject(ui) && typeof ui.x === 'number' && typeof ui.y === 'number' ? { x: ui.x, y: ui.y } : null;
}

export const isLocalText = (value: Json | undefined): value is LocalText =>
  typeof value === 'string' || (isObject(value) && Object.values(value).every(text => typeof text === 'string'));

/** As it is said in that language: else in the first that it has. */
export function textIn(value: Json | undefined, language: string): string {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return '';
  const said = value[language] ?? Object.values(value).find(text => typeof text === 'string' && text !== '');
  return typeof said === 'string' ? said : '';
}

/** The text with one language's words set; a text for all languages becomes one by language. */
export function withText(value: Json | undefined, language: string, words: string, languages: readonly string[]): LocalText {
  const texts = typeof value === 'string' ? Object.fromEntries(languages.map(name => [name, value])) : strings(value);
  return { ...texts, [language]: words };
}

export interface Unreadable {
  /** Which step, counted from 1; 0: the flow itself. */
  step: number;
  reason: 'notAnObject' | 'noId' | 'noSteps' | 'stepNotAnObject' | 'stepNoId' | 'stepNoType' | 'stepTwice';
}

/** Whether JSON is a flow that cards can be drawn of; what is wrong beyond that is for the checks to tell. */
export function readFlow(value: unknown): { flow: Flow } | { unreadable: Unreadable } {
  const wrong = (reason: Unreadable['reason'], step = 0) => ({ unreadable: { step, reason } });
  if (!isObject(value as Json)) return wrong('notAnObject');
  const flow = value as JsonObject;
  if (typeof flow.id !== 'string') return wrong('noId');
  if (!Array.isArray(flow.steps)) return wrong('noSteps');
  const seen = new Set<string>();
  for (const [index, step] of (flow.steps as readonly Json[]).entries()) {
    if (!isObject(step)) return wrong('stepNotAnObject', index + 1);
    if (typeof step.id !== 'string' || step.id === '') return wrong('stepNoId', index + 1);
    if (typeof step.type !== 'string') return wrong('stepNoType', index + 1);
    if (seen.has(step.id)) return wrong('stepTwice', index + 1);
    seen.add(step.id);
  }
  return { flow: flow as Flow };
}

export const print = (flow: Flow) => `${JSON.stringify(flow, null, 2)}\n`;
