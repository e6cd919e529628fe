import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useReducer } from 'react';
import { afterEach, expect, it } from 'vitest';
import { renderConsole } from '@/test/render';
import { BuilderContext } from '../builder/context';
import { open, reduce } from '../model/editor';
import { findStep, optionsOf, type Flow } from '../model/flow';
import { OptionsEditor } from './options-editor';

afterEach(cleanup);

const flow: Flow = {
  id: 'shop', entry: 'ask',
  steps: [{
    id: 'ask', type: 'choice', text: { en: 'What?' },
    options: [{ id: 'track', label: { en: 'Track' }, words: { en: ['where is it'], ne: ['kaha cha'] } }, { id: 'buy', label: { en: 'Buy' } }],
  }],
};
const limits = { id: 100, body: 1024, longBody: 4096, buttons: 3, buttonTitle: 20, rows: 10, rowTitle: 24, rowDescription: 72 };

/** The options of the flow's step, in one of the bot's languages; `edited` answers with the flow as it has become. */
function show(language: string) {
  let edited = flow;
  let undo = () => {};
  function Editing() {
    const [editor, dispatch] = useReducer(reduce, open(flow));
    edited = editor.flow;
    undo = () => dispatch({ do: 'undo' });
    const step = findStep(editor.flow, 'ask');
    return (
      <BuilderContext
        value={{ id: 'shop', editor, dispatch, mayEdit: true, language, catalogue: { specVersion: 1, types: [], facts: [], rules: {}, mappingTargets: [], mappingTypes: [], limits, languages: ['en', 'ar', 'ne'] }, problems: [], setLanguage: () => {}, show: () => {}, playFrom: () => {} }}
      >
        {step && <OptionsEditor step={step} />}
        <button type="button" onClick={undo}>undo</button>
      </BuilderContext>
    );
  }
  renderConsole(<Editing />);
  const step = () => findStep(edited, 'ask');
  return {
    words: () => { const found = step(); return found ? optionsOf(found).map(option => option.words) : []; },
    option: () => { const found = step(); return found ? optionsOf(found)[1] : undefined; },
  };
}

const fields = () => screen.getAllByLabelText<HTMLTextAreaElement>('Customers may also type');
const type = (index: number, value: string) => {
  const field = fields()[index];
  if (field) fireEvent.change(field, { target: { value } });
};

it('shows what may be typed for an option in the language that is shown, and leaves the others alone', () => {
  const { words } = show('en');
  expect(fields().map(field => field.value)).toEqual(['where is it', '']);
  type(0, 'where is it, track it ,');
  expect(words()[0]).toEqual({ en: ['where is it', 'track it'], ne: ['kaha cha'] });
  expect(fields()[0]?.value).toBe('where is it, track it ,');
});

it('takes the commas of Arabic, and is marked as that language', () => {
  const { words } = show('ar');
  type(1, 'شراء، أريد الشراء');
  expect(words()[1]).toEqual({ ar: ['شراء', 'أريد الشراء'] });
  expect(fields()[1]?.lang).toBe('ar');
});

it('leaves no trace of words that are taken away, and undo brings them back into the field', () => {
  const { words, option } = show('ne');
  type(1, 'kinne');
  type(1, '');
  expect(option()).toEqual({ id: 'buy', label: { en: 'Buy' } });
  type(0, '');
  expect(words()[0]).toEqual({ en: ['where is it'] });
  fireEvent.click(screen.getByRole('button', { name: 'undo' }));
  expect(fields()[0]?.value).toBe('kaha cha');
});
