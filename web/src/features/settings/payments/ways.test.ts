import { describe, expect, it } from 'vitest';
import { moved, taken, waysOf } from './ways';

const transfer = { method: 'Transfer', names: { en: ' Club account ', ar: '  ' }, words: {}, pictures: {} } as const;

describe('ways to pay', () => {
  it('shows those that are taken first, and every other once', () => {
    expect(waysOf({ payments: [transfer] }).map(way => [way.method, way.taken])).toEqual([['Transfer', true], ['Cash', false], ['Wallet', false], ['Link', false]]);
  });

  it('saves what is taken, without what was emptied', () => {
    expect(taken(waysOf({ payments: [transfer] }))).toEqual([{ ...transfer, names: { en: 'Club account' } }]);
  });

  it('moves one by one place', () => {
    const ways = waysOf({ payments: [transfer] });
    expect(moved(ways, 0, 1).map(way => way.method)).toEqual(['Cash', 'Transfer', 'Wallet', 'Link']);
    expect(moved(ways, 3, -1).map(way => way.method)).toEqual(['Transfer', 'Cash', 'Link', 'Wallet']);
  });
});
