/** A language by its name in the reader's own: "Arabic", "البرتغالية (البرازيل)". */
export function languageName(code: string, reader: string): string {
  try {
    return new Intl.DisplayNames(reader, { type: 'language' }).of(code) ?? code;
  } catch {
    // No code of a language: shown as it is.
    return code;
  }
}
