/** What WhatsApp takes as a picture, and Bridge passes on unchanged. The server judges by the bytes; this spares a useless upload. */
export const pictureTypes = ['image/jpeg', 'image/png'] as const;
export const pictureLimit = 5 * 1024 * 1024;

export type Refusal = 'wrongType' | 'tooLarge';

export function refusal({ type, size }: { type: string; size: number }): Refusal | undefined {
  if (!pictureTypes.some(allowed => allowed === type)) return 'wrongType';
  return size > pictureLimit ? 'tooLarge' : undefined;
}
