import type { KeyboardEvent } from 'react';
import { letterOf } from '@/lib/letter-of';
import { nearest, portsOf, type Direction } from '../model/graph';
import { findStep } from '../model/flow';
import { onlySelected, useBuilder } from './context';
import { useActs } from './use-acts';

const arrows: Readonly<Record<string, { to: Direction; x: number; y: number }>> = {
  ArrowUp: { to: 'up', x: 0, y: -20 },
  ArrowDown: { to: 'down', x: 0, y: 20 },
  ArrowLeft: { to: 'left', x: -20, y: 0 },
  ArrowRight: { to: 'right', x: 20, y: 0 },
};

/** The canvas by keyboard: arrows go from card to card, with Alt they move them; Tab goes through the ways out; N adds after; Enter opens the step. */
export function useShortcuts(onAdd: () => void) {
  const { editor, dispatch, catalogue, show } = useBuilder();
  const acts = useActs();
  const { flow, selected, port } = editor;

  const nextPort = (back: boolean): boolean => {
    const step = findStep(flow, onlySelected(editor));
    if (!step) return false;
    const exits: (string | null)[] = [null, ...portsOf(step, catalogue.types.find(type => type.name === step.type)).map(one => one.exit)];
    const next = exits[exits.indexOf(port) + (back ? -1 : 1)];
    // Behind the last way out the focus leaves the canvas, as Tab does everywhere.
    if (next === undefined) return false;
    dispatch({ do: 'select', ids: [step.id], port: next });
    return true;
  };

  const withControl = (event: KeyboardEvent): boolean => {
    switch (letterOf(event)) {
      case 'z':
        if (event.shiftKey) acts.redo();
        else acts.undo();
        return true;
      case 'y': acts.redo(); return true;
      case 'd': acts.duplicate(); return true;
      case 'a': acts.selectAll(); return true;
      case 'c': void navigator.clipboard.writeText(acts.copy()); return true;
      case 'x': void navigator.clipboard.writeText(acts.copy()).then(acts.remove); return true;
      case 'v': void navigator.clipboard.readText().then(acts.paste); return true;
      default: return false;
    }
  };

  const plain = (event: KeyboardEvent): boolean => {
    const arrow = arrows[event.key];
    if (arrow) {
      if (event.altKey) acts.nudge(arrow.x, arrow.y);
      else {
        const from = onlySelected(editor) ?? [...selected].at(-1);
        const to = from ? nearest(flow, from, arrow.to) : flow.steps[0]?.id;
        if (to) show(to);
      }
      return true;
    }
    switch (event.key) {
      case 'Tab': return nextPort(event.shiftKey);
      case 'Delete':
      case 'Backspace': acts.remove(); return true;
      case 'Escape':
        if (selected.size === 0) return false;
        dispatch({ do: 'select', ids: [] });
        return true;
      case 'Enter':
        document.querySelector<HTMLElement>('[data-inspector] textarea, [data-inspector] input, [data-inspector] select')?.focus();
        return true;
      default:
        if (letterOf(event) !== 'n') return false;
        onAdd();
        return true;
    }
  };

  return (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const handled = event.ctrlKey || event.metaKey ? withControl(event) : plain(event);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
