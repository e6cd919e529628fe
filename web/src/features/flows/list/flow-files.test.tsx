import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import Toasts from '@/components/toasts';
import { renderConsole } from '@/test/render';
import { FlowFiles } from './flow-files';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Chooses a file; what the server was asked is kept. */
function choose(text: string, answer: unknown, status = 200) {
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    asked.push(JSON.parse(init.body as string));
    return Promise.resolve(Response.json(answer, { status }));
  });
  const { container } = renderConsole(<><FlowFiles /><Toasts /></>);
  const input = container.querySelector('input[type=file]');
  if (input) fireEvent.change(input, { target: { files: [new File([text], 'flows.json')] } });
  return asked;
}

it('reads a file of flows into drafts, and says what has come of each', async () => {
  const file = { bridgeFlows: 1, flows: [{ id: 'shop' }, { id: 'main' }] };
  const problem = { flowId: 'shop', stepId: 'a', code: 'TextMissing', subject: 'text', blocks: true };
  const asked = choose(JSON.stringify(file), { flows: [{ id: 'shop', result: 'Created', problems: [problem] }, { id: 'main', result: 'Same', problems: [] }] });
  await waitFor(() => expect(screen.getByText(/1 new, 0 changed, 1 as they were/)).toBeTruthy());
  expect(screen.getAllByText(/^Before publishing, mend shop · a: /)).toBeTruthy();
  expect(asked).toEqual([file]);
});

it('says at which line a file stops being JSON', async () => {
  const asked = choose('{\n  "bridgeFlows": 1,\n  "flows": [ { "id": "shop" }, ]\n}', {});
  await waitFor(() => expect(screen.getAllByText(/Line 3 is no JSON/)).toBeTruthy());
  expect(asked).toEqual([]);
});

it('says which flow of a file was refused', async () => {
  choose('{ "bridgeFlows": 1, "flows": [{ "id": "a" }, { "id": "A" }] }', { title: 'One or more validation errors occurred.', errors: { 'flows[1].id': ['…'] } }, 400);
  await waitFor(() => expect(screen.getAllByText(/^Nothing was read: the id of flow 2 /)).toBeTruthy());
});

it.each(['{"steps":[]}', 'no JSON', 'null'])('sends nothing that is no file of flows: %s', async text => {
  const asked = choose(text, {});
  await waitFor(() => expect(screen.getAllByText(/not a file of flows/)).toBeTruthy());
  expect(asked).toEqual([]);
});
