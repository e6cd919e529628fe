import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useReducer } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderConsole } from '@/test/render';
import { open, reduce } from '../model/editor';
import type { Flow } from '../model/flow';
import { BuilderContext } from './context';
import { PublishDialog } from './publish-dialog';
import { useDraft } from './use-draft';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const first: Flow = { id: 'shop', entry: 'hello', steps: [{ id: 'hello', type: 'message', text: { en: 'first' } }] };
const catalogue = { specVersion: 1, types: [], facts: [], rules: {}, mappingTargets: [], mappingTypes: [], languages: ['en'], limits: { id: 100, body: 1024, longBody: 4096, buttons: 3, buttonTitle: 20, rows: 10, rowTitle: 24, rowDescription: 72 } };

/** A server that says what changes when it is let go on. */
function server(refuses: Readonly<Record<string, Response>> = {}) {
  const asked: string[] = [];
  const held = new Map<string, () => void>();
  const answers: Record<string, unknown> = { draft: { revision: 2 }, difference: { changes: [], sameMeaning: true }, live: { total: 0, steps: [] }, run: { passed: 0, failed: 0, results: [] }, publish: { version: 1, problems: [], redTests: [] } };
  vi.stubGlobal('fetch', (path: string) => {
    const name = path.split('?')[0]?.split('/').at(-1) ?? '';
    asked.push(name);
    return new Promise<Response>(resolve => {
      const answer = () => resolve(refuses[name] ?? Response.json(answers[name] ?? []));
      if (name === 'difference') held.set(name, answer);
      else answer();
    });
  });
  return { asked, letGo: (name: string) => waitFor(() => (held.get(name) ?? (() => { throw new Error(`nobody has asked for ${name}`); }))()) };
}

function Editing({ onClose }: { onClose: () => void }) {
  const [editor, dispatch] = useReducer(reduce, first, open);
  const draft = useDraft('shop', editor.flow, 1);
  return (
    <BuilderContext value={{ id: 'shop', editor, dispatch, mayEdit: true, language: 'en', catalogue, problems: [], setLanguage: () => {}, show: () => {}, playFrom: () => {} }}>
      <PublishDialog draft={draft} problems={[]} onClose={onClose} />
    </BuilderContext>
  );
}

it('a draft is published once it has been seen what changes', async () => {
  const { asked, letGo } = server();
  const close = vi.fn();
  renderConsole(<Editing onClose={close} />);
  const publish = screen.getByRole<HTMLButtonElement>('button', { name: 'Publish' });
  await waitFor(() => expect(asked).toEqual(expect.arrayContaining(['live', 'run', 'difference'])));
  expect(publish.disabled).toBe(true);
  await letGo('difference');
  await waitFor(() => expect(publish.disabled).toBe(false));
  expect(screen.getByText('What changes')).toBeTruthy();
  fireEvent.click(publish);
  await waitFor(() => expect(close).toHaveBeenCalledOnce());
  expect(asked).toContain('publish');
});

it('is published once, however quickly it is pressed again', async () => {
  const { asked, letGo } = server();
  const close = vi.fn();
  renderConsole(<Editing onClose={close} />);
  await letGo('difference');
  const publish = screen.getByRole<HTMLButtonElement>('button', { name: 'Publish' });
  await waitFor(() => expect(publish.disabled).toBe(false));
  // Before anything is drawn between the two.
  act(() => {
    publish.click();
    publish.click();
  });
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(asked.filter(name => name === 'publish')).toHaveLength(1);
});

it('what could not be asked is said, and nothing is published unseen', async () => {
  const { letGo } = server({ live: Response.json({ title: 'Not now' }, { status: 503 }) });
  renderConsole(<Editing onClose={() => {}} />);
  await letGo('difference');
  await waitFor(() => expect(screen.getByText('This could not be loaded')).toBeTruthy());
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Publish' }).disabled).toBe(true);
});

it('what the server found in the way is told in words', async () => {
  const problems = [{ flowId: 'shop', stepId: 'hello', code: 'DeadEnd', subject: '', blocks: true }];
  const { letGo } = server({ publish: Response.json({ version: null, problems, redTests: [] }, { status: 422 }) });
  renderConsole(<Editing onClose={() => {}} />);
  await letGo('difference');
  const publish = screen.getByRole<HTMLButtonElement>('button', { name: 'Publish' });
  await waitFor(() => expect(publish.disabled).toBe(false));
  fireEvent.click(publish);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('the customer waits for a word'));
});
