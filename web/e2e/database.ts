import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One statement in a service's own database: for what no customer and no person of the company can bring about. */
export function inDatabase(service: string, sql: string): string {
  const data = process.env.BRIDGE_BROWSER_DATA;
  if (!data) throw new Error('BRIDGE_BROWSER_DATA is not set: it is the data folder of the Bridge that the tests run against (./bridge test sets it).');
  const { postgres } = JSON.parse(readFileSync(join(data, 'ports.json'), 'utf8')) as { postgres: number };
  const password = readFileSync(join(data, 'secrets', `postgres-${service}`), 'utf8').trim();
  return execFileSync('psql', ['--host=127.0.0.1', `--port=${postgres}`, `--username=${service}`, `--dbname=${service}`, '--no-psqlrc', '--tuples-only', '--no-align', '--quiet', `--command=${sql}`], {
    env: { ...process.env, PGPASSWORD: password }, encoding: 'utf8',
  }).trim();
}
