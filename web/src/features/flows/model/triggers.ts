import { isObject, type Flow, type Json, type JsonObject } from './flow';

/** What leads into a flow from outside; as the engine names it. */
export const triggerKinds = ['keyword', 'first_contact', 'payload', 'referral', 'order'] as const;

export type TriggerKind = (typeof triggerKinds)[number];

/** What the console does not know of a trigger is kept as it stands. */
export interface Trigger extends JsonObject {
  readonly on: TriggerKind;
}

export const isTrigger = (value: Json): value is Trigger => isObject(value) && triggerKinds.some(kind => kind === value.on);

const allOf = (flow: Flow): readonly Json[] => (Array.isArray(flow.triggers) ? flow.triggers as readonly Json[] : []);

export const triggersOf = (flow: Flow): readonly Trigger[] => allOf(flow).filter(isTrigger);

/** Those that cannot be shown keep their place before the others. */
function withTriggers(flow: Flow, triggers: readonly Trigger[]): Flow {
  const all = [...allOf(flow).filter(one => !isTrigger(one)), ...triggers];
  if (all.length > 0) return { ...flow, triggers: all };
  return Object.fromEntries(Object.entries(flow).filter(([name]) => name !== 'triggers')) as Flow;
}

export const addTrigger = (flow: Flow): Flow => withTriggers(flow, [...triggersOf(flow), { on: 'keyword', words: {} }]);

export const removeTrigger = (flow: Flow, index: number): Flow => withTriggers(flow, triggersOf(flow).filter((_, at) => at !== index));

export const changeTrigger = (flow: Flow, index: number, change: (trigger: Trigger) => Trigger): Flow =>
  withTriggers(flow, triggersOf(flow).map((trigger, at) => (at === index ? change(trigger) : trigger)));

export const entryOfTrigger = (trigger: Trigger) => (typeof trigger.entry === 'string' ? trigger.entry : '');
export const valueOfTrigger = (trigger: Trigger) => (typeof trigger.value === 'string' ? trigger.value : '');

/** Another kind needs other things: what it has no use for goes. */
export function ofKind(trigger: Trigger, on: TriggerKind): Trigger {
  const entry = entryOfTrigger(trigger);
  const value = valueOfTrigger(trigger);
  return {
    on,
    ...(on === 'keyword' && { words: trigger.words ?? {} }),
    ...((on === 'payload' || on === 'referral') && value !== '' && { value }),
    ...(entry !== '' && { entry }),
  };
}

/** An optional part, gone where it is empty. */
export function withPart(trigger: Trigger, part: 'entry' | 'value', text: string): Trigger {
  const others = Object.fromEntries(Object.entries(trigger).filter(([name]) => name !== part)) as Trigger;
  return text === '' ? others : { ...others, [part]: text };
}
