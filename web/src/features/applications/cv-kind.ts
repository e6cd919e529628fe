/** More than that is downloaded: nobody waits for it beside the answers. */
const largest = 20 * 1024 * 1024;

/** How the console can draw a CV, by what its bytes are, as Hr found; undefined: it can only be downloaded. */
export function cvKind(mimeType: string | null, size: number | null): 'document' | 'picture' | undefined {
  if (size === null || size > largest) return undefined;
  switch (mimeType) {
    case 'application/pdf': return 'document';
    case 'image/jpeg':
    case 'image/png': return 'picture';
    default: return undefined;
  }
}
