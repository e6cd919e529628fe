import { cleanup, fireEvent, screen } from '@testing-library/react';
import { ReactFlowProvider } from '@xyflow/react';
import { useReducer } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { StepTypes } from '@/api/types';
import { renderConsole } from '@/test/render';
import { open, reduce } from '../model/editor';
import type { Flow } from '../model/flow';
import { BuilderContext } from './context';
import { AddStep } from './palette';

afterEach(cleanup);

const first: Flow = { id: 'shop', entry: 'hello', steps: [{ id: 'hello', type: 'message', text: { en: 'Hello' } }] };
const type = { kind: 'Say', fields: [], texts: [], exits: ['next'], dynamicExits: false };
const catalogue = { specVersion: 1, types: [{ ...type, name: 'message' }, { ...type, name: 'end', exits: [] }], facts: [], rules: {}, mappingTargets: [], mappingTypes: [], languages: ['en'], limits: { id: 100, body: 1024, longBody: 4096, buttons: 3, buttonTitle: 20, rows: 10, rowTitle: 24, rowDescription: 72 } } as unknown as StepTypes;

function Editing({ show, onClose }: { show: (id: string) => void; onClose: () => void }) {
  const [editor, dispatch] = useReducer(reduce, first, open);
  return (
    <ReactFlowProvider>
      <BuilderContext value={{ id: 'shop', editor, dispatch, mayEdit: true, language: 'en', catalogue, problems: [], setLanguage: () => {}, show, playFrom: () => {} }}>
        <AddStep onClose={onClose} />
        <output>{editor.flow.steps.map(step => step.type).join(' ')}</output>
      </BuilderContext>
    </ReactFlowProvider>
  );
}

it('opened over the canvas, it adds the step that is pressed, and goes', () => {
  const close = vi.fn();
  const show = vi.fn();
  const { container } = renderConsole(<Editing show={show} onClose={close} />);
  const dialog = screen.getByRole('dialog', { name: 'Add a step' });
  const kinds = dialog.querySelectorAll('li button');
  expect(kinds).toHaveLength(2);
  if (kinds[1]) fireEvent.click(kinds[1]);
  expect(container.querySelector('output')?.textContent).toBe('message end');
  expect(show).toHaveBeenCalledOnce();
  expect(close).toHaveBeenCalledOnce();
});
