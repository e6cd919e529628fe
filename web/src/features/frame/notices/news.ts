/** What is known of a list, by the stamp of what was last told of each: null before it was first read. */
export type Known = ReadonlyMap<string, string> | null;

/** Rows that are new, or have a newer stamp, since the list was last read. The first reading is what was there already: nothing of it is news. */
export function news<T>(known: Known, rows: readonly T[], stampOf: (row: T) => { id: string; stamp: string | null | undefined }) {
  const next = new Map(known ?? []);
  const fresh = rows.filter(row => {
    const { id, stamp } = stampOf(row);
    if (!stamp || (next.get(id) ?? '') >= stamp) return false;
    next.set(id, stamp);
    return known !== null;
  });
  return { known: next, fresh };
}
