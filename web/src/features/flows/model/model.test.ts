import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FlowLimits, StepType } from '@/api/types';
import { characters } from '@/lib/characters';
import { copySteps, pasteSteps, readCopied } from './clipboard';
import { addOption, addStep, connect, moveOption, moveSteps, removeOption, removeSteps, renameStep } from './edits';
import { open, reduce, type Action, type Editor } from './editor';
import { exitsOf, findStep, optionsOf, placeOf, print, readFlow, textIn, withText, type Flow } from './flow';
import { nearest, placesOf, portsOf, portToAddAfter } from './graph';
import { backward, layOut, smooth, wayOf } from './layout';
import { allSentences, setSentence, stepsSaying } from './sentences';

const shipped = (name: string) => readFileSync(resolve(import.meta.dirname, '../../../../../services/Flow/Defaults', `${name}.json`), 'utf8');
const flowOf = (value: unknown): Flow => {
  const read = readFlow(value);
  if (!('flow' in read)) throw new Error(read.unreadable.reason);
  return read.flow;
};
const step = (flow: Flow, id: string) => {
  const found = findStep(flow, id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
};

const flow = flowOf({
  spec_version: 1, id: 'order', entry: 'hello', entries: { menu: 'ask' }, invented: { kept: true },
  steps: [
    { id: 'hello', type: 'message', text: { en: 'Hello' }, exits: { next: 'ask' }, ui: { x: 0, y: 0, note: 'first' } },
    { id: 'ask', type: 'choice', text: { en: 'Which?' }, options: [{ id: 'mug', label: { en: 'Mug' } }, { id: 'cap', label: { en: 'Cap' } }], exits: { mug: 'bye', cap: 'hello' }, ui: { x: 400, y: 0 } },
    { id: 'bye', type: 'end', ui: { x: 800, y: 120 } },
  ],
});
const choice: StepType = { name: 'choice', kind: 'Ask', waits: true, asksErp: false, exits: ['next', 'search'], texts: ['text'], fields: [] };
const limits: FlowLimits = { id: 100, body: 1024, longBody: 4096, buttons: 3, buttonTitle: 20, rows: 10, rowTitle: 24, rowDescription: 72 };

describe('reading a flow', () => {
  it.each(['main', 'order', 'track', 'apply'])('takes the shipped flow %s, and writes it as it was read', name => {
    const text = shipped(name);
    const printed = print(flowOf(JSON.parse(text)));
    expect(JSON.parse(printed)).toEqual(JSON.parse(text));
    expect(print(flowOf(JSON.parse(printed)))).toBe(printed);
  });

  it.each([
    [[], 0, 'notAnObject'],
    [{ steps: [] }, 0, 'noId'],
    [{ id: 'a' }, 0, 'noSteps'],
    [{ id: 'a', steps: [{ id: 'x', type: 'end' }, 7] }, 2, 'stepNotAnObject'],
    [{ id: 'a', steps: [{ type: 'end' }] }, 1, 'stepNoId'],
    [{ id: 'a', steps: [{ id: 'x' }] }, 1, 'stepNoType'],
    [{ id: 'a', steps: [{ id: 'x', type: 'end' }, { id: 'x', type: 'end' }] }, 2, 'stepTwice'],
  ])('says which step cannot be drawn: %j', (value, at, reason) => expect(readFlow(value)).toEqual({ unreadable: { step: at, reason } }));

  it('says a text in the language asked for, else in the first there is', () => {
    expect(textIn({ en: 'Hi', ar: 'مرحبا' }, 'ar')).toBe('مرحبا');
    expect(textIn({ en: 'Hi' }, 'ne')).toBe('Hi');
    expect(withText('Hi', 'ar', 'مرحبا', ['en', 'ar'])).toEqual({ en: 'Hi', ar: 'مرحبا' });
  });
});

describe('edits', () => {
  it('leave alone what they do not touch', () => {
    const moved = moveSteps(flow, new Map([['bye', { x: 10.4, y: 20.6 }]]));
    expect(placeOf(step(moved, 'bye'))).toEqual({ x: 10, y: 21 });
    expect(step(moved, 'ask')).toBe(step(flow, 'ask'));
    expect(moved.invented).toEqual({ kept: true });
  });

  it('keep what else stands in a step’s ui', () => {
    expect(step(moveSteps(flow, new Map([['hello', { x: 5, y: 5 }]])), 'hello').ui).toEqual({ x: 5, y: 5, note: 'first' });
  });

  it('add a step in the middle of a connection', () => {
    const { flow: next, id } = addStep(flow, { type: 'message', place: { x: 1, y: 1 }, after: { step: 'hello', exit: 'next', on: 'next' } });
    expect(exitsOf(step(next, 'hello'))).toEqual({ next: id });
    expect(exitsOf(step(next, id))).toEqual({ next: 'ask' });
  });

  it('let the first step be where the flow begins', () => {
    const { flow: next, id } = addStep(flowOf({ id: 'new', entry: '', steps: [] }), { type: 'message', place: { x: 0, y: 0 } });
    expect(next.entry).toBe(id);
  });

  it('connect and disconnect', () => {
    expect(exitsOf(step(connect(flow, 'bye', 'next', 'hello'), 'bye'))).toEqual({ next: 'hello' });
    expect('exits' in step(connect(flow, 'hello', 'next', null), 'hello')).toBe(false);
  });

  it('take away connections with the step that they led to', () => {
    const next = removeSteps(flow, new Set(['bye']));
    expect(next.steps.map(({ id }) => id)).toEqual(['hello', 'ask']);
    expect(exitsOf(step(next, 'ask'))).toEqual({ cap: 'hello' });
  });

  it('rename a step wherever it is named', () => {
    const next = renameStep(renameStep(flow, 'ask', 'menu'), 'hello', 'start');
    expect([next.entry, next.entries, exitsOf(step(next, 'start')), exitsOf(step(next, 'menu'))])
      .toEqual(['start', { menu: 'menu' }, { next: 'menu' }, { mug: 'bye', cap: 'start' }]);
  });

  it('add, move and remove options; a route hangs on the id, not on the place', () => {
    const more = addOption(flow, 'ask', { en: 'Pen' });
    const moved = moveOption(more, 'ask', 'option_3', -1);
    expect(optionsOf(step(moved, 'ask')).map(({ id }) => id)).toEqual(['mug', 'option_3', 'cap']);
    const less = removeOption(moved, 'ask', 'mug');
    expect(exitsOf(step(less, 'ask'))).toEqual({ cap: 'hello' });
    expect(moveOption(flow, 'ask', 'mug', -1).steps).toEqual(flow.steps);
  });
});

describe('undo', () => {
  const play = (...actions: Action[]) => actions.reduce<Editor>(reduce, open(flow));
  const rename = (id: string, next: string, merge?: string): Action => ({ do: 'edit', flow: renameStep(flow, id, next), ...(merge && { merge }) });

  it('goes back and forth', () => {
    const edited = play(rename('bye', 'end'));
    const back = reduce(edited, { do: 'undo' });
    expect(back.flow).toBe(flow);
    expect(reduce(back, { do: 'redo' }).flow).toBe(edited.flow);
    expect(reduce(back, { do: 'undo' })).toBe(back);
  });

  it('takes a typed word back at once, and words in two fields one by one', () => {
    const typed = play(rename('bye', 'e', 'bye.id'), rename('bye', 'en', 'bye.id'), rename('bye', 'end', 'bye.id'), rename('ask', 'menu', 'ask.id'));
    expect(typed.past).toHaveLength(2);
    expect(reduce(reduce(typed, { do: 'undo' }), { do: 'undo' }).flow).toBe(flow);
  });

  it('begins a new entry once something else was looked at', () => {
    const typed = play(rename('bye', 'e', 'bye.id'), { do: 'select', ids: ['hello'] }, rename('bye', 'en', 'bye.id'));
    expect(typed.past).toHaveLength(2);
  });

  it('forgets the future when something new is done, and never selects what is gone', () => {
    const changed = play(rename('bye', 'end'), { do: 'undo' }, rename('ask', 'menu'));
    expect(changed.future).toHaveLength(0);
    expect([...play({ do: 'select', ids: ['bye', 'ask'] }, { do: 'edit', flow: removeSteps(flow, new Set(['bye'])) }).selected]).toEqual(['ask']);
  });
});

describe('copy and paste', () => {
  it('gives copies ids of their own, and keeps the connections among them', () => {
    const copied = readCopied(copySteps(flow, new Set(['ask', 'bye'])));
    const { flow: next, ids } = pasteSteps(flow, copied);
    expect(ids).toEqual(['ask_2', 'bye_2']);
    expect(exitsOf(step(next, 'ask_2'))).toEqual({ mug: 'bye_2', cap: 'hello' });
    expect(placeOf(step(next, 'bye_2'))).toEqual({ x: 840, y: 160 });
  });

  it('leads nowhere in another flow that has no such step', () => {
    const { flow: other } = pasteSteps(flowOf({ id: 'other', entry: 'x', steps: [] }), readCopied(copySteps(flow, new Set(['hello']))));
    expect('exits' in step(other, 'hello')).toBe(false);
  });

  it.each(['', 'a shopping list', '{"steps":[]}', '{"copied":"bridge/steps","steps":[{"id":1}]}'])('pastes nothing that is no step: %s', text => expect(readCopied(text)).toEqual([]));
});

describe('the graph', () => {
  it('shows options first, then the type’s exits, then what else is connected', () => {
    const odd = step(connect(flow, 'ask', 'invented', 'bye'), 'ask');
    expect(portsOf(odd, choice).map(({ exit }) => exit)).toEqual(['mug', 'cap', 'next', 'search', 'invented']);
    expect(portToAddAfter(portsOf(odd, choice), null)).toBe('next');
    expect(portToAddAfter(portsOf(odd, choice), 'cap')).toBe('cap');
  });

  it('finds the card that lies that way', () => {
    expect(nearest(flow, 'hello', 'right')).toBe('ask');
    expect(nearest(flow, 'ask', 'right')).toBe('bye');
    expect(nearest(flow, 'hello', 'left')).toBeUndefined();
  });

  it('puts a step that was typed into the JSON where it can be seen', () => {
    const typed = flowOf({ ...flow, steps: [...flow.steps.map(one => (one.id === 'bye' ? { id: 'bye', type: 'end' } : one)), { id: 'lost', type: 'end' }] });
    expect(placesOf(typed).get('bye')).toEqual({ x: 740, y: 40 });
    expect(placesOf(typed).get('lost')).toEqual({ x: 0, y: 220 });
  });

  it('is laid out so that no card lies on another', async () => {
    const order = flowOf(JSON.parse(shipped('order')));
    const size = { width: 240, height: 120 };
    const layout = await layOut(order, () => size);
    const places = [...layout.places.values()];
    const overlapping = places.filter((one, index) => places.slice(index + 1).some(other => Math.abs(one.x - other.x) < size.width && Math.abs(one.y - other.y) < size.height));
    expect(places).toHaveLength(order.steps.length);
    expect(overlapping).toEqual([]);
    // A connection is level between the points of its way: none of these may lie on a card.
    const onCards = [...layout.routes].flatMap(([id, points]) => points.filter(({ x, y }) =>
      places.some(place => x > place.x && x < place.x + size.width && y > place.y && y < place.y + size.height)).map(() => id));
    expect(onCards).toEqual([]);
  });
});

describe('a connection', () => {
  it('leads back or forward as seen from the beginning', () => expect([...backward(flow)]).toEqual(['ask:cap']));

  const card = (x: number, y: number) => ({ x, y, width: 200, height: 100 });

  it('forward to a neighbour is a plain curve', () => expect(wayOf([{ x: 250, y: 50 }], card(0, 0), card(300, 0))).toEqual([]));

  it('back goes around both cards, and never through them', () => {
    const way = wayOf([], card(400, 0), card(0, 40));
    expect(way).toEqual([{ x: 600, y: 162 }, { x: 0, y: 162 }]);
  });

  it('back along a way that would lie on a card leaves below it', () => expect(wayOf([{ x: 300, y: 50 }], card(400, 0), card(0, 300))[0]).toEqual({ x: 600, y: 122 }));

  it('turns outside of the cards', () => expect(smooth([{ x: 600, y: 20 }, { x: 600, y: 162 }, { x: 0, y: 162 }, { x: 0, y: 60 }]))
    .toBe('M600,20 C644,20 644,162 600,162 C300,162 300,162 0,162 C-44,162 -44,60 0,60'));
});

describe('wording', () => {
  it('lists every sentence, and writes each where it stands', () => {
    const order = flowOf(JSON.parse(shipped('main')));
    const sentences = allSentences(order, limits);
    const changed = sentences.reduce((so, sentence) => setSentence(so, sentence, { en: `${sentence.path}!` }), order);
    expect(allSentences(changed, limits).map(({ value }) => value)).toEqual(sentences.map(({ path }) => ({ en: `${path}!` })));
    expect(changed.steps.map(exitsOf)).toEqual(order.steps.map(exitsOf));
  });

  it('knows steps that still say what a new one begins with, in a text or an option, in any language', () => {
    const flow = flowOf({ id: 'new', steps: [
      { id: 'begun', type: 'message', text: { en: 'What the bot says here', ar: 'أهلًا' } }, { id: 'plain', type: 'message', text: 'What the bot says here' }, { id: 'written', type: 'message', text: { en: 'Hello' } },
      { id: 'asks', type: 'choice', text: { en: 'Which?' }, options: [{ id: 'a', label: { en: 'New option' } }] },
    ] });
    expect(stepsSaying(flow, ['What the bot says here', 'New option'])).toEqual(['begun', 'plain', 'asks']);
  });

  it('counts characters as a reader does', () => {
    expect([characters('abc'), characters('👨‍👩‍👧'), characters('नमस्ते'), characters('e\u0301')]).toEqual([3, 1, 3, 1]);
  });
});
