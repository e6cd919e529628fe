// load.mjs ceiling <address> <seconds>                     what a bare signature check answers a second
// load.mjs webhooks <gateway> <graph port> <data folder> <rate> <seconds>
// load.mjs turns <gateway> <graph port> <data folder> <customers> <seconds>
// load.mjs all <gateway> <graph port> <data folder> <ceiling> <folder for table and chart>
// load.mjs memory <data folder>                            what each process of the stack holds
import { mkdirSync, writeFileSync } from 'node:fs';

import { chart } from './load/chart.mjs';
import { line, mib, table } from './load/report.mjs';
import { ceiling, turns, webhooks } from './load/runs.mjs';
import { memoryOf } from './load/work.mjs';

const [, , what, ...rest] = process.argv;
const stack = { gateway: rest[0], graph: Number(rest[1]), data: rest[2] };
const { BENCH_RATE: rate = 3300, BENCH_SECONDS: seconds = 60, BENCH_CUSTOMERS: customers = 50, BENCH_RUNS: runs = 3 } = process.env;

switch (what) {
  case 'ceiling':
    // The first run is the compiler's.
    await ceiling(rest[0], 2);
    console.log((await ceiling(rest[0], Number(rest[1]))).rate.toFixed(0));
    break;
  case 'webhooks':
    console.log(line(await webhooks(stack, Number(rest[3]), Number(rest[4]))));
    break;
  case 'turns':
    console.log(line(await turns(stack, Number(rest[3]), Number(rest[4]))));
    break;
  case 'memory':
    console.log(mib(memoryOf(rest[0])));
    break;
  case 'all':
    await all(Number(rest[3]), rest[4]);
    break;
  default:
    throw new Error(`load.mjs does not know ${what}.`);
}

async function all(bare, folder) {
  const told = async (run) => {
    const result = await run;
    console.log(line(result));
    return result;
  };
  // What is measured is the steady state: the compiler is done, the tables are no longer empty.
  await turns(stack, 50, 20);
  await webhooks(stack, 1000, 10);
  const found = { bare, floods: [], crowds: [], steps: [] };
  found.idle = await told(turns(stack, 1, 20, { population: 20, pause: 50 }));
  for (let run = 0; run < +runs; run++) found.crowds.push(await told(turns(stack, +customers, +seconds / 2)));
  for (let run = 0; run < +runs; run++) found.floods.push(await told(webhooks(stack, +rate, +seconds)));
  // The highest rate: a thousand more at a time, until the median is over what Meta allows.
  for (let step = 1000; ; step += 1000) {
    const result = await told(webhooks(stack, step, 15));
    found.steps.push(result);
    if (result.median > 250 || result.ok < result.total) break;
  }
  found.memory = memoryOf(stack.data);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/load.md`, table(found));
  writeFileSync(`${folder}/load.svg`, chart(found));
  console.log(`\n${table(found)}\nTable and chart: ${folder}/load.md, ${folder}/load.svg`);
}
