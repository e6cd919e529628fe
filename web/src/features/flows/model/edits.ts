import { entriesOf, entryOf, exitsOf, findStep, optionsOf, placeOf, type Flow, type Json, type JsonObject, type Option, type Place, type Step } from './flow';

// Every edit answers with a new flow; what it does not touch is the same object as before, so that only changed cards are drawn anew.

const withSteps = (flow: Flow, steps: readonly Step[]): Flow => ({ ...flow, steps });

const mapStep = (flow: Flow, id: string, change: (step: Step) => Step): Flow =>
  withSteps(flow, flow.steps.map(step => (step.id === id ? change(step) : step)));

/** The same without one of its fields. */
export const without = <T extends object>(value: T, name: string): T => Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)) as T;

/** Sets one field of a step; undefined takes it away. */
export const setField = (flow: Flow, id: string, field: string, value: Json | undefined): Flow =>
  mapStep(flow, id, step => (value === undefined ? without(step, field) : { ...step, [field]: value }));

/** Leads an exit to a step, or to nowhere. */
export const connect = (flow: Flow, id: string, exit: string, target: string | null): Flow =>
  mapStep(flow, id, step => {
    const exits = target === null ? without(exitsOf(step), exit) : { ...exitsOf(step), [exit]: target };
    return Object.keys(exits).length === 0 ? without(step, 'exits') : { ...step, exits };
  });

export const moveSteps = (flow: Flow, places: ReadonlyMap<string, Place>): Flow =>
  withSteps(flow, flow.steps.map(step => {
    const place = places.get(step.id);
    if (!place) return step;
    const { x, y } = { x: Math.round(place.x), y: Math.round(place.y) };
    const old = placeOf(step);
    return old?.x === x && old.y === y ? step : { ...step, ui: { ...(step.ui as object | undefined), x, y } };
  }));

/** An id that nothing has yet: `message`, `message_2`, … */
export function freeId(taken: { has: (id: string) => boolean }, wish: string): string {
  const base = wish.replace(/_\d+$/, '');
  if (!taken.has(wish)) return wish;
  for (let n = 2; ; n++) {
    if (!taken.has(`${base}_${n}`)) return `${base}_${n}`;
  }
}

const idsOf = (flow: Flow) => new Set(flow.steps.map(step => step.id));

export interface NewStep {
  type: string;
  place: Place;
  fields?: Readonly<Record<string, Json>>;
  /** The exit that it is added after. What that led to, the new step leads on to. */
  after?: { step: string; exit: string; on: string | null };
}

/** Adds a step; the first of a flow is where it begins. */
export function addStep(flow: Flow, { type, place, fields = {}, after }: NewStep): { flow: Flow; id: string } {
  const id = freeId(idsOf(flow), type);
  const source = after && findStep(flow, after.step);
  const onward = source && after.on !== null ? exitsOf(source)[after.exit] : undefined;
  const step: Step = { id, type, ...fields, ...(onward && after?.on ? { exits: { [after.on]: onward } } : {}), ui: { x: Math.round(place.x), y: Math.round(place.y) } };
  const added = withSteps(flow, [...flow.steps, step]);
  const connected = after ? connect(added, after.step, after.exit, id) : added;
  return { flow: findStep(flow, entryOf(flow)) ? connected : { ...connected, entry: id }, id };
}

/** Takes steps away, and the connections that led to them. */
export function removeSteps(flow: Flow, ids: ReadonlySet<string>): Flow {
  const left = flow.steps.filter(step => !ids.has(step.id)).map(step => {
    const exits = exitsOf(step);
    const kept = Object.entries(exits).filter(([, target]) => !ids.has(target));
    if (kept.length === Object.keys(exits).length) return step;
    return kept.length === 0 ? without(step, 'exits') : { ...step, exits: Object.fromEntries(kept) };
  });
  return withSteps(flow, left);
}

/** Gives a step another id, and leads to it what led to the old one. */
export function renameStep(flow: Flow, id: string, next: string): Flow {
  const renamed = <T extends object>(routes: T): T => Object.fromEntries(Object.entries(routes).map(([name, target]) => [name, target === id ? next : target])) as T;
  const steps = flow.steps.map(step => {
    const own = step.id === id ? { ...step, id: next } : step;
    return Object.values(exitsOf(own)).includes(id) ? { ...own, exits: renamed(exitsOf(own)) } : own;
  });
  return {
    ...flow,
    ...(entryOf(flow) === id ? { entry: next } : {}),
    ...(Object.values(entriesOf(flow)).includes(id) ? { entries: renamed(entriesOf(flow)) } : {}),
    steps,
  };
}

export const setEntry = (flow: Flow, id: string): Flow => ({ ...flow, entry: id });

const withOptions = (flow: Flow, id: string, change: (options: readonly Option[], step: Step) => readonly Option[]): Flow =>
  mapStep(flow, id, step => ({ ...step, options: change(optionsOf(step), step) }));

export function addOption(flow: Flow, id: string, label: Option['label']): Flow {
  return withOptions(flow, id, options => [...options, { id: freeId(new Set(options.map(option => option.id)), `option_${options.length + 1}`), label }]);
}

export const setOption = (flow: Flow, id: string, option: string, change: Partial<Option>): Flow =>
  withOptions(flow, id, options => options.map(one => (one.id === option ? { ...one, ...change } as Option : one)));

/** What else an option is called by who types; gone where nothing is left of it. */
export const setOptionWords = (flow: Flow, id: string, option: string, words: JsonObject): Flow =>
  withOptions(flow, id, options => options.map(one => (one.id !== option ? one : Object.keys(words).length > 0 ? { ...one, words } : without(one, 'words'))));

/** Takes an option away, with its exit. */
export const removeOption = (flow: Flow, id: string, option: string): Flow =>
  connect(withOptions(flow, id, options => options.filter(one => one.id !== option)), id, option, null);

export const moveOption = (flow: Flow, id: string, option: string, by: -1 | 1): Flow =>
  withOptions(flow, id, options => {
    const from = options.findIndex(one => one.id === option);
    const to = from + by;
    const [moved, other] = [options[from], options[to]];
    if (!moved || !other) return options;
    return options.map((one, index) => (index === from ? other : index === to ? moved : one));
  });

/** Sets a text of the flow's own `texts`. */
export const setFlowText = (flow: Flow, name: string, value: Json): Flow =>
  ({ ...flow, texts: { ...(flow.texts as object | undefined), [name]: value } });
