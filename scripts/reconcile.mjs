// reconcile.mjs <data folder>: asks every service until nothing is missing any more, at most a minute. Exit code 0: nothing is missing.
import { setTimeout } from 'node:timers/promises';
import { gateway, services } from './operator.mjs';

const [, , data] = process.argv;
const ask = gateway(data);
const patience = 60_000;
const pause = 3_000;

const look = async () => {
  const found = [];
  for (const service of services) found.push(...(await ask('POST', `/api/${service}/operations/reconcile`)));
  return found;
};

const first = await look();
let last = first;
for (const until = Date.now() + patience; last.some(line => line.missing > 0) && Date.now() < until; ) {
  await setTimeout(pause);
  last = await look();
}

const row = cells => `${String(cells[0]).padStart(9)} ${String(cells[1]).padStart(9)} ${String(cells[2]).padStart(9)}  ${cells[3]}`;
console.log(row(['checked', 'missing', 'still', '']));
for (const [index, line] of last.entries()) console.log(row([line.checked, first[index].missing, line.missing, line.what]));
const still = last.filter(line => line.missing > 0);
console.log(still.length === 0 ? 'Nothing is missing.' : 'Something is still missing: what is on its way comes by itself; run it again, and look at "What failed" in the console.');
process.exit(still.length === 0 ? 0 : 1);
