import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { startI18n } from '@/i18n';
import { stepWords } from './order-history';

describe('the steps of an order’s life', () => {
  beforeAll(() => startI18n());

  it.each([
    ['payment received', 'Payment received'],
    ['CREATE_ORDER Ok', 'CREATE_ORDER was answered'],
    ['CREATE_ORDER sent', 'CREATE_ORDER was sent to the ERP'],
    ['status means Done', 'Its status in the ERP means: Done'],
    ['cancelled', 'Cancelled'],
  ])('%s is told in words', (what, words) => expect(stepWords(i18next.t, what)).toBe(words));

  it('are shown as they were written where they are new', () => expect(stepWords(i18next.t, 'rewritten by hand')).toBe('rewritten by hand'));
});
