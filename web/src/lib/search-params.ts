/** One text parameter of the address, left out when it is empty. */
export const text = <K extends string>(key: K, value: unknown) =>
  (typeof value === 'string' && value ? { [key]: value } : {}) as { [P in K]?: string | undefined };

/** Only a path of our own: an address elsewhere is dropped. */
export const ownPath = (value: unknown) => (typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined);
