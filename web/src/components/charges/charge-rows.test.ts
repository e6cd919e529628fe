import { describe, expect, it } from 'vitest';
import { check, readNumber, stretches, toRows, type DraftRow } from './charge-rows';

const row = (min: string, max: string, charge = '5', key = 0): DraftRow => ({ key, min, max, charge, basis: 'PerOrder' });

describe('numbers as they are typed', () => {
  it.each([['12', 12], [' 7 ', 7], ['٣٫٥', 3.5], ['2,5', 2.5], ['', undefined], ['a', undefined], ['1e3', undefined], ['-1', -1]] as const)('"%s" is %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });
});

describe('the rows of a charge', () => {
  it('are right when each begins where the last one ended', () => {
    expect(check([row('1', '9'), row('10', '49'), row('50', '')])).toEqual([{}, {}, {}]);
  });

  it('name the row that is overlapped, in whatever order they stand', () => {
    expect(check([row('10', ''), row('1', '10')])).toEqual([{ min: { kind: 'overlaps', row: 1 } }, {}]);
  });

  it('are held against the one that reaches furthest', () => {
    expect(check([row('1', ''), row('2', '3'), row('5', '6')])).toEqual([{}, { min: { kind: 'overlaps', row: 0 } }, { min: { kind: 'overlaps', row: 0 } }]);
  });

  it('show a gap at the row after it', () => {
    expect(check([row('1', '5'), row('8', '')])[1]).toEqual({ min: { kind: 'gapBefore', from: 6, to: 7 } });
  });

  it('may begin above one and end below infinity', () => {
    expect(check([row('5', '9')])).toEqual([{}]);
  });

  it('name what is wrong in a field', () => {
    expect(check([row('', '')])[0]?.min).toEqual({ kind: 'minMissing' });
    expect(check([row('0', '')])[0]?.min).toEqual({ kind: 'minTooSmall' });
    expect(check([row('1.5', '')])[0]?.min).toEqual({ kind: 'whole' });
    expect(check([row('5', '3')])[0]?.max).toEqual({ kind: 'maxBeforeMin' });
    expect(check([row('1', '', '')])[0]?.charge).toEqual({ kind: 'chargeMissing' });
    expect(check([row('1', '', '-2')])[0]?.charge).toEqual({ kind: 'chargeNegative' });
  });

  it('are sent as numbers, with no end as null', () => {
    expect(toRows([row('10', '', '2.5')])).toEqual([{ min: 10, max: null, charge: 2.5, basis: 'PerOrder' }]);
    expect(toRows([row('x', '')])).toBeUndefined();
  });
});

describe('the stretches of quantities', () => {
  it('are cut at every begin and end', () => {
    expect(stretches([row('3', '10'), row('8', '20')])).toEqual([
      { from: 1, to: 2, rows: [] },
      { from: 3, to: 7, rows: [0] },
      { from: 8, to: 10, rows: [0, 1] },
      { from: 11, to: 20, rows: [1] },
      { from: 21, to: null, rows: [] },
    ]);
  });

  it('are one without rows', () => {
    expect(stretches([])).toEqual([{ from: 1, to: null, rows: [] }]);
  });
});
