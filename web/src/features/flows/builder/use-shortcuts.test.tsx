import { cleanup, fireEvent, screen } from '@testing-library/react';
import { ReactFlowProvider } from '@xyflow/react';
import { useReducer } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { StepTypes } from '@/api/types';
import { renderConsole } from '@/test/render';
import { open, reduce } from '../model/editor';
import type { Flow } from '../model/flow';
import { BuilderContext } from './context';
import { useShortcuts } from './use-shortcuts';

afterEach(cleanup);

const flow: Flow = { id: 'shop', entry: 'hello', steps: [{ id: 'hello', type: 'message', text: { en: 'Hello' } }, { id: 'bye', type: 'message', text: { en: 'Bye' } }] };
const catalogue = { types: [], languages: ['en'] } as unknown as StepTypes;

function Keys({ onAdd }: { onAdd: () => void }) {
  return <div role="application" tabIndex={0} onKeyDown={useShortcuts(onAdd)} />;
}

function Editing({ onAdd }: { onAdd: () => void }) {
  const [editor, dispatch] = useReducer(reduce, flow, open);
  return (
    <ReactFlowProvider>
      <BuilderContext value={{ id: 'shop', editor, dispatch, mayEdit: true, language: 'en', catalogue, problems: [], setLanguage: () => {}, show: () => {}, playFrom: () => {} }}>
        <Keys onAdd={onAdd} />
        <output>{[...editor.selected].join(' ')}</output>
      </BuilderContext>
    </ReactFlowProvider>
  );
}

it('adds and selects by the same keys on an Arabic keyboard', () => {
  const add = vi.fn();
  const { container } = renderConsole(<Editing onAdd={add} />);
  const canvas = screen.getByRole('application');
  fireEvent.keyDown(canvas, { key: 'ى', code: 'KeyN' });
  expect(add).toHaveBeenCalledOnce();
  fireEvent.keyDown(canvas, { key: 'ش', code: 'KeyA', ctrlKey: true });
  expect(container.querySelector('output')?.textContent).toBe('hello bye');
});
