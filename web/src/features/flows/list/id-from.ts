/** An id out of a name: "Gift wrapping" becomes gift-wrapping. A name in another script gives none, and one is typed. */
export const idFrom = (name: string) =>
  name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 100);
