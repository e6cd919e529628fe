import type { StepType } from '@/api/types';
import { useTranslation } from '@/i18n';
import { copySteps, pasteSteps, readCopied } from '../model/clipboard';
import { addStep, moveSteps, removeSteps } from '../model/edits';
import { findStep, type Flow, type Place } from '../model/flow';
import { freePlace, placesOf, portsOf, portToAddAfter } from '../model/graph';
import { fresh } from '../model/step-types';
import { onlySelected, useBuilder } from './context';

/** Cards that were laid out by themselves keep their places once somebody works among them. */
const settled = (flow: Flow) => moveSteps(flow, placesOf(flow));

/** What can be done to the selected steps: by toolbar, palette or keyboard alike. */
export function useActs() {
  const { t } = useTranslation();
  const { editor, dispatch, catalogue, show } = useBuilder();
  const { flow, selected } = editor;

  const add = (type: StepType, at?: Place) => {
    const source = at ? undefined : findStep(flow, onlySelected(editor));
    const exit = source && portToAddAfter(portsOf(source, catalogue.types.find(one => one.name === source.type)), editor.port);
    const places = placesOf(flow);
    const from = source && places.get(source.id);
    const lowest = Math.max(0, ...[...places.values()].map(place => place.y + 180));
    const added = addStep(settled(flow), {
      type: type.name,
      place: at ?? (from ? freePlace(places, { x: from.x + 340, y: from.y }) : { x: 0, y: lowest }),
      fields: fresh(type, catalogue.languages, { text: t('flows.newText'), option: t('flows.newOption') }),
      ...(source && exit ? { after: { step: source.id, exit, on: type.exits[0] ?? null } } : {}),
    });
    dispatch({ do: 'edit', flow: added.flow, select: [added.id] });
    show(added.id);
  };

  const paste = (text: string) => {
    const copied = readCopied(text);
    if (copied.length === 0) return;
    const pasted = pasteSteps(settled(flow), copied);
    dispatch({ do: 'edit', flow: pasted.flow, select: pasted.ids });
  };

  return {
    add,
    paste,
    copy: () => copySteps(flow, selected),
    duplicate: () => paste(copySteps(flow, selected)),
    remove: () => {
      if (selected.size > 0) dispatch({ do: 'edit', flow: removeSteps(flow, selected), select: [] });
    },
    nudge: (x: number, y: number) => {
      const places = placesOf(flow);
      const moved = [...selected].flatMap(id => {
        const place = places.get(id);
        return place ? [[id, { x: place.x + x, y: place.y + y }] as const] : [];
      });
      dispatch({ do: 'edit', flow: moveSteps(settled(flow), new Map(moved)), merge: 'nudge' });
    },
    selectAll: () => dispatch({ do: 'select', ids: flow.steps.map(step => step.id) }),
    undo: () => dispatch({ do: 'undo' }),
    redo: () => dispatch({ do: 'redo' }),
  };
}
