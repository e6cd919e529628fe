import { expect, test } from 'vitest';
import { onPhone, type Customer, type Message } from './api';

const customer: Customer = {
  id: 'asha', name: 'Asha', phone: '977', userId: 'NP.1', hidesNumber: false, showsNumber: true, offline: false, sendsTwice: false, readReceipts: true, blocked: false,
};
let sequence = 0;
const message = (from: Message['from'], status: Message['status'], more: Partial<Message> = {}): Message => ({
  sequence: ++sequence, id: `w${sequence}`, from, at: '2026-11-24T10:00:00Z', type: 'text', status, payload: { type: 'text', text: { body: status } }, ...more,
});
const bodies = (who: Customer, messages: Message[]) => onPhone(who, messages).map(shown => (shown.content.kind === 'text' ? shown.content.body : shown.content.kind));

test('What has failed or only been accepted is not on the phone', () =>
  expect(bodies(customer, [message('business', 'accepted'), message('business', 'sent'), message('business', 'failed'), message('customer', 'pending')])).toEqual(['sent', 'pending']));

test('A phone that is offline shows what had arrived before', () =>
  expect(bodies({ ...customer, offline: true }, [message('business', 'read'), message('business', 'sent')])).toEqual(['read']));

test('A reaction sits on its message; a later one by the same side replaces it, an empty one takes it back', () => {
  const target = message('business', 'read');
  const react = (emoji?: string) => message('customer', 'sent', { type: 'reaction', payload: { type: 'reaction', reaction: { message_id: target.id, ...(emoji && { emoji }) } } });
  expect(onPhone(customer, [target, react('👍'), react('❤️')]).map(shown => shown.reactions)).toEqual([['❤️']]);
  expect(onPhone(customer, [target, react('👍'), react()]).map(shown => shown.reactions)).toEqual([[]]);
});
