import { describe, expect, it } from 'vitest';
import type { CannedReply } from '@/api/types';
import { filled, matching, shortcutIn } from './canned';

const replies: CannedReply[] = [
  { id: '1', shortcut: 'hours', text: 'We are open from 9 to 18.', buttons: [], file: null },
  { id: '2', shortcut: 'hello', text: 'Hello {{name}}, this is {{agent}}.', buttons: [], file: null },
  { id: '3', shortcut: 'bank', text: 'Our hours at the bank…', buttons: [], file: null },
];

describe('canned replies', () => {
  it.each([['/', ''], ['/ho', 'ho'], ['/Hours', 'hours'], ['and/or', null], ['/two words', null]])('are looked for in %j', (text, typed) => expect(shortcutIn(text)).toBe(typed));

  it('are found by their shortcut first, then by their words', () => expect(matching(replies, 'hours').map(reply => reply.id)).toEqual(['1', '3']));

  it('fill in what is known, and leave out what is not', () => {
    expect(filled('Hello {{name}}, this is {{ agent }}.', { name: 'Asha', agent: 'Ana' })).toBe('Hello Asha, this is Ana.');
    expect(filled('Hello {{name}}!', { name: '' })).toBe('Hello!');
    expect(filled('{{other}} stays', {})).toBe('{{other}} stays');
  });
});
