/** JSON with line ends, to be read; anything else as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // An ERP may have answered with HTML: that is what there is to see.
    return text;
  }
}
