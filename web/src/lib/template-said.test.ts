import { describe, expect, it } from 'vitest';
import { emptyDraft, newButton } from './template-draft';
import { saidBy } from './template-said';

const draft = {
  ...emptyDraft, header: { format: 'text' as const, text: 'Hello {{1}}', example: 'Ann', mediaHandle: '' }, body: 'Order {{1}} leaves on {{2}}.', footer: 'Atlas',
  buttons: [{ ...newButton('quickReply'), text: 'Stop' }, { ...newButton('url'), text: 'Track', url: 'https://atlas.example/{{1}}' }],
};

describe('what a template said', () => {
  it('fills the variables in by their place', () => {
    expect(saidBy(draft, { bodyParameters: ['1043', 'Monday'], headerText: 'Marina', buttons: [{ index: 0, kind: 'QuickReply', value: 'stop-it' }] })).toEqual({
      header: 'Hello Marina', body: 'Order 1043 leaves on Monday.', footer: 'Atlas',
      buttons: [{ type: 'quickReply', text: 'Stop', payload: 'stop-it' }, { type: 'url', text: 'Track', payload: 'Track' }],
    });
  });

  it('fills them in by name where they have one', () => {
    const named = { ...emptyDraft, body: 'Order {{order}} leaves on {{day}}.' };
    expect(saidBy(named, { bodyParameters: ['Monday', '1043'], parameterNames: ['day', 'order'] })?.body).toBe('Order 1043 leaves on Monday.');
  });

  it('says nothing for a template that has other variables by now', () => {
    expect(saidBy(draft, { bodyParameters: ['1043'], headerText: 'Marina' })).toBeNull();
    expect(saidBy(draft, { bodyParameters: ['1043', 'Monday'] })).toBeNull();
    expect(saidBy({ ...emptyDraft, body: 'Order {{number}}' }, { bodyParameters: ['1043'], parameterNames: ['order'] })).toBeNull();
  });
});
