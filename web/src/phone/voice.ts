/**
 * A voice note without a microphone: valid Ogg Opus of the recorded length, silent. A page on plain http cannot record, a test has nobody to speak,
 * and what matters here is that WhatsApp's "voice note" arrives as one.
 */
export function voiceNote(seconds: number): Blob {
  const serial = 0x57414e31;
  const frames = Math.max(1, Math.round(seconds * 50));
  const perPage = 50;
  const pages = [
    page(serial, 0, 0n, 2, [head()]),
    page(serial, 1, 0n, 0, [tags()]),
  ];
  for (let first = 0; first < frames; first += perPage) {
    const count = Math.min(perPage, frames - first);
    const last = first + count >= frames;
    pages.push(page(serial, pages.length, BigInt((first + count) * 960), last ? 4 : 0, Array.from({ length: count }, () => silence)));
  }
  return new Blob(pages.map(bytes => bytes.buffer as ArrayBuffer), { type: 'audio/ogg; codecs=opus' });
}

/** 20 ms of silence, as libopus writes it. */
const silence = new Uint8Array([0xf8, 0xff, 0xfe]);

const ascii = (text: string) => [...text].map(c => c.charCodeAt(0));

// version 1, mono, no pre-skip, 48 kHz, no gain, mapping 0
const head = () => new Uint8Array([...ascii('OpusHead'), 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0]);

const tags = () => new Uint8Array([...ascii('OpusTags'), 6, 0, 0, 0, ...ascii('bridge'), 0, 0, 0, 0]);

function page(serial: number, sequence: number, granule: bigint, flags: number, packets: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(27 + packets.length + packets.reduce((sum, packet) => sum + packet.length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set(ascii('OggS'));
  bytes[5] = flags;
  view.setBigUint64(6, granule, true);
  view.setUint32(14, serial, true);
  view.setUint32(18, sequence, true);
  bytes[26] = packets.length;
  let offset = 27 + packets.length;
  packets.forEach((packet, index) => {
    bytes[27 + index] = packet.length;
    bytes.set(packet, offset);
    offset += packet.length;
  });
  view.setUint32(22, crc(bytes), true);
  return bytes;
}

/** Ogg's checksum: polynomial 04c11db7, no reflection, start and end at zero. */
function crc(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  return sum >>> 0;
}
