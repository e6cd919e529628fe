import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useReducer } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderConsole } from '@/test/render';
import { open, reduce } from '../model/editor';
import { setField } from '../model/edits';
import { findStep, type Flow } from '../model/flow';
import { Conflict } from './conflict';
import { BuilderContext } from './context';
import { useDraft } from './use-draft';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const saying = (text: string): Flow => ({ id: 'shop', entry: 'hello', steps: [{ id: 'hello', type: 'message', text: { en: text } }] });
const catalogue = { specVersion: 1, types: [], facts: [], rules: {}, mappingTargets: [], mappingTypes: [], languages: ['en'], limits: { id: 100, body: 1024, longBody: 4096, buttons: 3, buttonTitle: 20, rows: 10, rowTitle: 24, rowDescription: 72 } };

interface Saved { revision: number; definition: Flow }

/** A server whose draft somebody else has saved meanwhile; what it is asked to save. */
function meanwhile(theirs: Flow) {
  let revision = 2;
  const saves: Saved[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    if (init.method !== 'PUT') return Promise.resolve(Response.json(path.endsWith('/flows/shop') ? { id: 'shop', revision, draft: theirs } : []));
    const wish = JSON.parse(init.body as string) as Saved;
    saves.push(wish);
    if (wish.revision !== revision) return Promise.resolve(Response.json({ title: 'The draft has changed', status: 409 }, { status: 409 }));
    revision++;
    return Promise.resolve(Response.json({ revision }));
  });
  return saves;
}

function Editing() {
  const [editor, dispatch] = useReducer(reduce, saying('first'), open);
  const draft = useDraft('shop', editor.flow, 1);
  return (
    <BuilderContext value={{ id: 'shop', editor, dispatch, mayEdit: true, language: 'en', catalogue, problems: [], setLanguage: () => {}, show: () => {}, playFrom: () => {} }}>
      <button type="button" onClick={() => dispatch({ do: 'edit', flow: setField(editor.flow, 'hello', 'text', { en: 'mine' }) })}>type</button>
      <button type="button" onClick={() => void draft.save()}>save</button>
      <button type="button" onClick={() => dispatch({ do: 'undo' })}>undo</button>
      <output>{`${draft.state}: ${JSON.stringify(findStep(editor.flow, 'hello')?.text)}`}</output>
      {draft.state === 'conflict' && <Conflict draft={draft} />}
    </BuilderContext>
  );
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const shows = (words: string) => waitFor(() => expect(screen.getByRole('status').textContent).toBe(words));

async function conflict() {
  const saves = meanwhile(saying('theirs'));
  renderConsole(<Editing />);
  press('type');
  press('save');
  await shows('conflict: {"en":"mine"}');
  return saves;
}

it('who takes theirs writes nothing over it, and undo brings back his own', async () => {
  const saves = await conflict();
  press('Take theirs');
  await shows('saved: {"en":"theirs"}');
  expect(saves).toHaveLength(1);
  press('undo');
  await shows('unsaved: {"en":"mine"}');
});

it('who keeps his own saves it over theirs', async () => {
  const saves = await conflict();
  press('Keep mine');
  await shows('saved: {"en":"mine"}');
  expect(saves.at(-1)).toEqual({ revision: 2, definition: saying('mine') });
});
