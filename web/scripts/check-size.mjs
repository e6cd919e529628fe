// Fails the build when the script of the first load, compressed, passes its budget: the entry and what it imports statically.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 250 * 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const seen = new Set();
const visit = key => {
  if (seen.has(key)) return;
  seen.add(key);
  (manifest[key].imports ?? []).forEach(visit);
};
visit('index.html');

const total = [...seen].map(key => manifest[key].file).filter(file => file.endsWith('.js'))
  .reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);
const kib = n => `${(n / 1024).toFixed(1)} KiB`;
console.log(`first load: ${kib(total)} of script, gzipped (budget ${kib(budget)})`);
if (total > budget) process.exit(1);
