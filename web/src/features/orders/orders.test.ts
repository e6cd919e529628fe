import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Order, OrderDetails } from '@/api/types';
import { startI18n } from '@/i18n';
import { actsOn } from './acts-on';
import { stepWords } from './order-history';

const order: Order = {
  id: 'o', reference: 'B-1', number: '1043', conversationId: 'c', name: 'Asha', total: 10, currency: 'USD', payment: 'Transfer', state: 'Placed', status: null,
  needsPerson: true, problem: null, placedAt: '2026-08-05T12:00:00Z', version: 1,
};
const agreed = { lines: [], charges: [], subtotal: 10, charge: 0, total: 10, currency: 'USD', validUntil: '2026-08-05T13:00:00Z' };
const details = (part: Partial<Order>, erpTotal: number | null = 10): OrderDetails =>
  ({ order: { ...order, ...part }, phone: '', agreed, erpTotal, address: null, note: null, trackingUrl: null, history: [] });

describe('what a person may do', () => {
  it.each([
    ['the money of a transfer is to be checked', details({}), ['pay']],
    ['another total is agreed to first', details({}, 12), ['accept']],
    ['what is paid in cash waits for nobody', details({ payment: 'Cash' }), []],
    ['what is under way waits for nobody', details({ needsPerson: false }), []],
    ['an order in doubt is looked for before anything is sent again', details({ state: 'Unknown', number: null }), ['found', 'retry']],
    ['a rejected order can be tried anew', details({ state: 'Rejected', needsPerson: false }), ['retry']],
    ['what got stuck in the ERP can be tried again or seen to there', details({ problem: 'SET_ADDRESS: city' }), ['retry', 'settle']],
    ['a confirmed order waits for nobody', details({ state: 'Confirmed', needsPerson: false }), []],
  ])('%s', (_, of, acts) => expect(actsOn(of)).toEqual(acts));
});

describe('the steps of its life', () => {
  beforeAll(() => startI18n());

  it('are told in words', () => {
    expect(stepWords(i18next.t, 'payment received')).toBe('Payment received');
    expect(stepWords(i18next.t, 'CREATE_ORDER Ok')).toBe('CREATE_ORDER was answered');
  });

  it('are shown as they were written where they are new', () => {
    expect(stepWords(i18next.t, 'rewritten by hand')).toBe('rewritten by hand');
  });
});
