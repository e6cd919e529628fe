import { expect, test } from 'vitest';
import { voiceNote } from './voice';

test('A voice note is Ogg Opus of its length, with every page’s checksum right', async () => {
  const note = voiceNote(2);
  const bytes = new Uint8Array(await note.arrayBuffer());
  const view = new DataView(bytes.buffer);
  expect(note.type).toBe('audio/ogg; codecs=opus');
  let offset = 0;
  let granule = 0n;
  const flags: number[] = [];
  while (offset < bytes.length) {
    expect(new TextDecoder().decode(bytes.slice(offset, offset + 4))).toBe('OggS');
    const segments = bytes[offset + 26] ?? 0;
    const length = 27 + segments + bytes.slice(offset + 27, offset + 27 + segments).reduce((sum, size) => sum + size, 0);
    expect(view.getUint32(offset + 22, true)).toBe(checksum(bytes.slice(offset, offset + length)));
    granule = view.getBigUint64(offset + 6, true);
    flags.push(bytes[offset + 5] ?? 0);
    offset += length;
  }
  expect(granule).toBe(96_000n);
  expect([flags[0], flags.at(-1)]).toEqual([2, 4]);
});

/** By the table of the specification, as the code under test goes bit by bit. */
function checksum(page: Uint8Array): number {
  page.fill(0, 22, 26);
  const table = Array.from({ length: 256 }, (_, index) => {
    let value = index << 24;
    for (let bit = 0; bit < 8; bit++) value = (value << 1) ^ (value & 0x80000000 ? 0x04c11db7 : 0);
    return value >>> 0;
  });
  return page.reduce((sum, byte) => ((sum << 8) ^ (table[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0, 0);
}
