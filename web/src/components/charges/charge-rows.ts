import type { ChargeBasis, ChargeRow, ChargeTable } from '@/api/types';

/** A row as it stands in the fields: text, whether it makes sense or not. */
export interface DraftRow {
  /** Stands for the row on the screen, whatever is typed into it. */
  key: number;
  min: string;
  max: string;
  charge: string;
  basis: ChargeBasis;
}

export type Field = 'min' | 'max' | 'charge';

export type Trouble =
  | { kind: 'minMissing' | 'minTooSmall' | 'whole' | 'maxBeforeMin' | 'chargeMissing' | 'chargeNegative' }
  | { kind: 'overlaps'; row: number }
  | { kind: 'gapBefore'; from: number; to: number };

export type Troubles = Partial<Record<Field, Trouble>>;

/** A stretch of quantities, and the rows that cover it: none is a gap, two overlap. `to` is null where it goes on for ever. */
export interface Stretch {
  from: number;
  to: number | null;
  rows: number[];
}

let lastKey = 0;
export const newKey = () => ++lastKey;

export const toDraft = ({ rows }: ChargeTable): DraftRow[] =>
  rows.map(row => ({ key: newKey(), min: String(row.min), max: row.max === null ? '' : String(row.max), charge: String(row.charge), basis: row.basis }));

/** Arabic digits and a decimal comma are read like any others. */
export function readNumber(text: string): number | undefined {
  const latin = text.trim()
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٫,]/, '.');
  return /^-?\d+(\.\d+)?$/.test(latin) ? Number(latin) : undefined;
}

/** The rows as numbers; undefined while any field does not hold one. */
export function toRows(draft: readonly DraftRow[]): ChargeRow[] | undefined {
  const rows = draft.map(({ min, max, charge, basis }) => ({ min: readNumber(min), max: max.trim() ? readNumber(max) : null, charge: readNumber(charge), basis }));
  return rows.every(row => row.min !== undefined && row.max !== undefined && row.charge !== undefined) ? rows as ChargeRow[] : undefined;
}

interface Range {
  row: number;
  min: number;
  max: number;
}

/** The rows whose two ends make sense, in the order of quantity, whatever the order they were typed in. */
function ranges(draft: readonly DraftRow[]): Range[] {
  return draft.flatMap(({ min, max }, row) => {
    const from = readNumber(min);
    const to = max.trim() ? readNumber(max) : Infinity;
    const whole = (value: number | undefined) => value === Infinity || Number.isInteger(value);
    return from !== undefined && to !== undefined && whole(from) && whole(to) && from >= 1 && to >= from ? [{ row, min: from, max: to }] : [];
  }).sort((a, b) => a.min - b.min || a.row - b.row);
}

function fieldTroubles({ min, max, charge }: DraftRow): Troubles {
  const troubles: Troubles = {};
  const from = readNumber(min);
  const to = max.trim() ? readNumber(max) : null;
  const amount = readNumber(charge);
  if (from === undefined) troubles.min = { kind: min.trim() ? 'whole' : 'minMissing' };
  else if (!Number.isInteger(from)) troubles.min = { kind: 'whole' };
  else if (from < 1) troubles.min = { kind: 'minTooSmall' };
  if (to === undefined || (to !== null && !Number.isInteger(to))) troubles.max = { kind: 'whole' };
  else if (to !== null && from !== undefined && to < from) troubles.max = { kind: 'maxBeforeMin' };
  if (amount === undefined) troubles.charge = { kind: 'chargeMissing' };
  else if (amount < 0) troubles.charge = { kind: 'chargeNegative' };
  return troubles;
}

/** What is wrong, by row and field, by the rules the server keeps: each row against the one that reaches furthest before it. */
export function check(draft: readonly DraftRow[]): Troubles[] {
  const troubles = draft.map(fieldTroubles);
  let furthest: Range | undefined;
  for (const range of ranges(draft)) {
    const found = troubles[range.row];
    if (furthest && found) {
      if (range.min <= furthest.max) found.min = { kind: 'overlaps', row: furthest.row };
      else if (range.min > furthest.max + 1) found.min = { kind: 'gapBefore', from: furthest.max + 1, to: range.min - 1 };
    }
    if (!furthest || range.max > furthest.max) furthest = range;
  }
  return troubles;
}

/** All quantities from 1 on, cut where a row begins or ends. */
export function stretches(draft: readonly DraftRow[]): Stretch[] {
  const all = ranges(draft);
  const cuts = [...new Set([1, ...all.flatMap(({ min, max }) => [min, max + 1])])].filter(Number.isFinite).sort((a, b) => a - b);
  return cuts.map((from, index) => {
    const next = cuts[index + 1];
    return { from, to: next === undefined ? null : next - 1, rows: all.filter(({ min, max }) => min <= from && from <= max).map(({ row }) => row) };
  });
}
