// Asks a database of the stack that runs on a data folder. Returns what psql prints, fields separated by |.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

export function sql(data, database, text) {
  const bin = readdirSync('/usr/lib/postgresql').sort((a, b) => a - b).at(-1);
  const { port, password } = { port: JSON.parse(readFileSync(`${data}/ports.json`, 'utf8')).postgres, password: readFileSync(`${data}/secrets/postgres`, 'utf8').trim() };
  const ran = spawnSync(`/usr/lib/postgresql/${bin}/bin/psql`, ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-d', database, '-qAtX', '-v', 'ON_ERROR_STOP=1', '-f', '-'], {
    input: text, encoding: 'utf8', env: { ...process.env, PGPASSWORD: password }, maxBuffer: 64 << 20,
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout.trim();
}
