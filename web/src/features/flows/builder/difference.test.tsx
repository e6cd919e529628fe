import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderConsole } from '@/test/render';
import { Difference } from './difference';

afterEach(cleanup);

it('of a flow that is new only the steps are told, and no field as it stands in the file', () => {
  const added = { kind: 'Added' as const, before: null };
  renderConsole(<Difference difference={{
    sameMeaning: false,
    changes: [
      { stepId: null, path: 'spec_version', after: 1, ...added }, { stepId: null, path: 'id', after: 'shop', ...added }, { stepId: null, path: 'name', after: { en: 'Shop' }, ...added },
      { stepId: 'hello', path: '', after: { id: 'hello', type: 'message' }, ...added },
    ],
  }} />);
  expect(screen.getByText('The first version.')).toBeTruthy();
  expect(screen.getByText('hello')).toBeTruthy();
  expect(screen.queryByText(/spec_version|The flow/)).toBeNull();
});

it('a text is told by its languages', () => {
  renderConsole(<Difference difference={{ sameMeaning: false, changes: [{ stepId: null, path: 'texts.more', kind: 'Added', before: null, after: { en: 'More', ar: 'المزيد' } }] }} />);
  expect(screen.getByText('en: More · ar: المزيد')).toBeTruthy();
});

it('a way in is told as its dialog says it', () => {
  renderConsole(<Difference difference={{ sameMeaning: false, changes: [{ stepId: null, path: 'triggers', kind: 'Added', before: null, after: [{ on: 'keyword', words: { en: ['jobs', 'work'] } }] }] }} />);
  expect(screen.getByText('The customer writes a word: en: jobs, work')).toBeTruthy();
});
