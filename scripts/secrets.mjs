// secrets.mjs <data folder> <key file>: adds a key, has every service bring its secrets under it, and takes away the keys before the last.
// The last one stays until the next rotation: a secret that was being saved in this very moment, and a backup of today, still open.
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { gateway, services } from './operator.mjs';

const [, , data, file] = process.argv;
const ask = gateway(data);

if (!existsSync(file)) {
  console.log('Nothing has been sealed yet: there is no key to change.');
  process.exit(0);
}

const read = () => readFileSync(file, 'utf8').split('\n').map(line => line.trim()).filter(Boolean);

// Whole or not at all: a service reads the file again at its next use.
function write(lines) {
  const { mode, uid, gid } = statSync(file);
  writeFileSync(`${file}.new`, `${lines.join('\n')}\n`, { mode: mode & 0o777, flag: 'w' });
  chownSync(`${file}.new`, uid, gid);
  renameSync(`${file}.new`, file);
}

const numbers = read().map(line => Number(line.split(':')[0]));
const next = Math.max(...numbers) + 1;
write([...read(), `${next}:${randomBytes(32).toString('base64')}`]);
console.log(`Key ${next} seals from now on.`);

let left = 1;
for (let round = 0; round < 5 && left > 0; round++) {
  left = 0;
  for (const service of services) {
    const answer = await ask('POST', `/api/${service}/operations/secrets/reseal`);
    if (answer.resealed) console.log(`${service}: ${answer.resealed} sealed anew`);
    left += answer.left;
  }
}
if (left > 0) {
  console.error(`${left} secrets are still under an old key: all keys stay. Run it again.`);
  process.exit(1);
}
const spare = Math.max(...numbers);
write(read().filter(line => Number(line.split(':')[0]) >= spare));
console.log(`Nothing is sealed under an older key. Key ${spare} stays as a spare until the next rotation${numbers.length > 1 ? '; those before it are gone' : ''}.`);
