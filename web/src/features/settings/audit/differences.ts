export interface Difference {
  /** `rows[1].charge`; empty for the whole. */
  field: string;
  was: unknown;
  became: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const nested = (value: unknown) => isObject(value) || (isList(value) && value.some(item => typeof item === 'object' && item !== null));
const under = (field: string, key: string) => (field ? `${field}.${key}` : key);

/** A list of words or numbers is one value: its order counts, its members have no names. */
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function compare(field: string, was: unknown, became: unknown): Difference[] {
  if (isObject(was) && isObject(became)) {
    // What was there is read from an answer, what was asked for is a request: a field that only the answer has was not asked about.
    return Object.keys(became).flatMap(key => compare(under(field, key), was[key], became[key]));
  }
  if (isList(was) && isList(became) && (nested(was) || nested(became))) {
    return Array.from({ length: Math.max(was.length, became.length) }, (_, at) => compare(`${field}[${at}]`, was[at], became[at])).flat();
  }
  // Nothing and an absent field are the same to a reader.
  if (same(was ?? null, became ?? null)) return [];
  if (was == null && nested(became)) return spread(field, became).map(([name, value]) => ({ field: name, was: undefined, became: value }));
  if (became == null && nested(was)) return spread(field, was).map(([name, value]) => ({ field: name, was: value, became: undefined }));
  return [{ field, was, became }];
}

/** Every value of something that was added or removed whole, by field. */
function spread(field: string, value: unknown): [string, unknown][] {
  if (isObject(value)) return Object.entries(value).flatMap(([key, part]) => spread(under(field, key), part));
  if (isList(value) && nested(value)) return value.flatMap((item, at) => spread(`${field}[${at}]`, item));
  return value == null ? [] : [[field, value]];
}

/** The fields in which what was asked for differs from what was there. */
export const differences = (before: unknown, after: unknown): Difference[] => compare('', before, after);
