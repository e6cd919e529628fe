// Lays compressed twins beside what the gateway sends: a browser that takes one waits for nothing to be compressed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const assets = new URL('../dist/assets/', import.meta.url);
let before = 0;
let after = 0;
for (const name of readdirSync(assets).filter(file => /\.(js|css|svg)$/.test(file))) {
  const bytes = readFileSync(new URL(name, assets));
  const packed = brotliCompressSync(bytes);
  writeFileSync(new URL(`${name}.br`, assets), packed);
  writeFileSync(new URL(`${name}.gz`, assets), gzipSync(bytes, { level: 9 }));
  before += bytes.length;
  after += packed.length;
}
console.log(`compressed: ${(before / 1024).toFixed(0)} KiB to ${(after / 1024).toFixed(0)} KiB`);
