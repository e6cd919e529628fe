type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey'>;

/**
 * The Latin letter that a key stands for in a shortcut. Where it writes another script, or begins an accent as Option does on a Mac,
 * its place tells: the letter that is printed beside. A sign of a Latin keyboard is no letter, whatever stands in its place elsewhere.
 */
export function letterOf({ key, code, ctrlKey, altKey }: Pressed): string | null {
  // AltGr says that it is both: it writes.
  if (ctrlKey && altKey) return null;
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  if (key.length === 1 && key <= '~') return null;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;
}
