import { freeId, without } from './edits';
import { exitsOf, isObject, placeOf, readFlow, type Flow, type Json, type Step } from './flow';

/** What is copied: text, so that it can be pasted into another flow, another window, or a mail. */
const mark = 'bridge/steps';

export const copySteps = (flow: Flow, ids: ReadonlySet<string>): string =>
  JSON.stringify({ copied: mark, steps: flow.steps.filter(step => ids.has(step.id)) }, null, 2);

/** The steps in a copied text; none where it is something else. */
export function readCopied(text: string): readonly Step[] {
  try {
    const value = JSON.parse(text) as Json;
    if (!isObject(value) || value.copied !== mark) return [];
    const read = readFlow({ id: mark, steps: value.steps });
    return 'flow' in read ? read.flow.steps : [];
  } catch {
    // Any text may be on the clipboard.
    return [];
  }
}

/** Puts copies of steps into a flow, under ids of their own and a little aside; what led out of the copied part leads on where the flow has such a step. */
export function pasteSteps(flow: Flow, copied: readonly Step[], aside = 40): { flow: Flow; ids: string[] } {
  const taken = new Set(flow.steps.map(step => step.id));
  const ids = new Map<string, string>();
  for (const { id } of copied) {
    const free = freeId(taken, id);
    taken.add(free);
    ids.set(id, free);
  }
  const known = new Set(flow.steps.map(step => step.id));
  const pasted = copied.map((step): Step => {
    const exits = Object.entries(exitsOf(step)).flatMap(([exit, target]) => {
      const to = ids.get(target) ?? (known.has(target) ? target : undefined);
      return to ? [[exit, to] as const] : [];
    });
    const place = placeOf(step);
    return {
      ...without(step, 'exits'),
      id: ids.get(step.id) ?? step.id,
      type: step.type,
      ...(exits.length > 0 ? { exits: Object.fromEntries(exits) } : {}),
      ...(place ? { ui: { ...(step.ui as object), x: place.x + aside, y: place.y + aside } } : {}),
    };
  });
  return { flow: { ...flow, steps: [...flow.steps, ...pasted] }, ids: [...ids.values()] };
}
