import { expect, test } from 'vitest';
import type { Flow } from './flow';
import { addTrigger, changeTrigger, ofKind, removeTrigger, triggersOf, withPart } from './triggers';
import { withWords, wordsOf } from './words';

const bare: Flow = { id: 'tea', steps: [] };

test('a trigger is added, given words by language, and taken away without a trace', () => {
  const added = addTrigger(bare);
  const worded = changeTrigger(added, 0, trigger => ({ ...trigger, words: withWords(withWords(trigger.words, 'en', ['tea', 'cup of tea']), 'ar', ['شاي']) }));
  expect(worded.triggers).toEqual([{ on: 'keyword', words: { en: ['tea', 'cup of tea'], ar: ['شاي'] } }]);
  const [trigger] = triggersOf(worded);
  expect(trigger && wordsOf(trigger.words, 'ar')).toEqual(['شاي']);
  expect(removeTrigger(worded, 0)).toEqual(bare);
});

test('another kind keeps the way in, and drops what it has no use for', () => {
  const keyword = withPart({ on: 'keyword', words: { en: ['tea'] } }, 'entry', 'side');
  expect(ofKind(keyword, 'first_contact')).toEqual({ on: 'first_contact', entry: 'side' });
  expect(withPart(withPart(ofKind(keyword, 'payload'), 'value', 'TEA'), 'entry', '')).toEqual({ on: 'payload', value: 'TEA' });
});

test('what the console cannot show stays in the flow', () => {
  const strange: Flow = { ...bare, triggers: [{ on: 'moon' }, { on: 'order' }] };
  expect(addTrigger(strange).triggers).toEqual([{ on: 'moon' }, { on: 'order' }, { on: 'keyword', words: {} }]);
  expect(removeTrigger(strange, 0).triggers).toEqual([{ on: 'moon' }]);
});
