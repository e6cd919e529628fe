/** What is loaded of a long list that grows at its front: newest first, and where the next older page begins. */
export interface Loaded<T> {
  items: readonly T[];
  next: string | null;
}

interface Keyed {
  id: string;
}

/**
 * Puts a fresh first page on what is loaded. Older pages stay as they are, without what the first page shows now, and without what stood
 * among its rows and is gone from them (answered, done, no longer matching). Where the page ends in what is loaded its last known row says:
 * rows come up to the front alone, so that the ones before it may have come from far behind. If nothing of the first page was known, pages
 * may have been missed between the two: the fresh one stands alone.
 */
export function withFirstPage<T extends Keyed>(loaded: Loaded<T> | undefined, page: Loaded<T>): Loaded<T> {
  if (!loaded || page.next === null || page.items.length === 0) return page;
  const fresh = new Set(page.items.map(item => item.id));
  const places = new Map(loaded.items.map((item, place) => [item.id, place]));
  const end = page.items.map(item => places.get(item.id)).findLast(place => place !== undefined);
  if (end === undefined) return page;
  const tail = loaded.items.slice(end + 1).filter(item => !fresh.has(item.id));
  return tail.length === 0 ? page : { items: [...page.items, ...tail], next: loaded.next };
}

/** Appends an older page; a row that moved to the front meanwhile is not shown twice. */
export function withOlderPage<T extends Keyed>(loaded: Loaded<T>, page: Loaded<T>): Loaded<T> {
  const known = new Set(loaded.items.map(item => item.id));
  return { items: [...loaded.items, ...page.items.filter(item => !known.has(item.id))], next: page.next };
}

/** Replaces one row where it stands; asked for under another id, it has taken that one's place and stands at its own. */
export function withRow<T extends Keyed>(loaded: Loaded<T>, row: T, id = row.id): Loaded<T> {
  return { ...loaded, items: loaded.items.filter(item => item.id === row.id || item.id !== id).map(item => (item.id === row.id ? row : item)) };
}
