// What is done to a stack, and what was seen of it. Every run ends when its last reply was sent: a backlog would be the next one's.
import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import { sql } from '../psql.mjs';
import { Connections } from './connections.mjs';
import { graphApi, message, post, status } from './meta.mjs';
import { workOf } from './work.mjs';

/** Longer than a turn waits anywhere, so that only what never comes is lost. */
const patience = 10_000;

/** Open loop: a webhook is due when its time has come, whether or not those before it were answered, and its lateness counts. Ten statuses to a message. */
export async function webhooks({ gateway, graph, data }, rate, seconds) {
  const connections = new Connections(gateway);
  const run = randomInt(100000, 999999);
  const total = rate * seconds;
  const took = [];
  const codes = new Map();
  let replies = 0;
  const api = graphApi(graph, () => replies++);
  const work = workOf(data);
  const started = performance.now();
  let due = 0;
  let messages = 0;
  let statuses = 0;
  const next = () =>
    due % 11 === 0 ? message(`1${run}${String(messages % 5000).padStart(5, '0')}`, `wamid.L${run}.${messages++}`, 'hi') : status(`wamid.S${run}.${Math.floor(statuses / 3)}`, ['sent', 'delivered', 'read'][statuses++ % 3]);
  while (took.length < total) {
    for (const until = Math.min(total, ((performance.now() - started) / 1000) * rate); due < until; due++) {
      const at = (due / rate) * 1000;
      post(connections, next()).then((code) => {
        took.push(performance.now() - started - at);
        codes.set(code, (codes.get(code) ?? 0) + 1);
      });
    }
    await setTimeout(1);
  }
  const wall = (performance.now() - started) / 1000;
  const worked = worksSince(work, data);
  connections.close();
  // Replies may lag and must come: one to each message, for a menu is one message.
  const ended = performance.now();
  for (let quiet = 0, before = replies; replies < messages && quiet < 30; before = replies) {
    await setTimeout(1000);
    quiet = replies === before ? quiet + 1 : 0;
  }
  const drained = (performance.now() - ended) / 1000;
  api.close();
  const stored = sql(data, 'messaging', `
    SELECT (SELECT count(*) FROM item WHERE wamid LIKE 'wamid.L${run}.%') + count(sent_at) + count(delivered_at) + count(read_at) FROM message_status WHERE wamid LIKE 'wamid.S${run}.%'`);
  return { ...percentiles(took), rate, seconds, reached: total / wall, over: took.filter((ms) => ms > 1000).length / total, ok: codes.get(200) ?? 0, total, codes: [...codes], stored: +stored, replies, messages, drained, worked, wall };
}

/** Closed loop: each customer waits for his reply at the Graph API before he writes again; spread over so many that nobody passes the rate that WhatsApp allows per customer. */
export async function turns({ gateway, graph, data }, customers, seconds, { population = 5000, pause = 0 } = {}) {
  const connections = new Connections(gateway);
  const run = randomInt(100000, 999999);
  const waiting = new Map();
  const api = graphApi(graph, (to) => waiting.get(to)?.());
  const took = [];
  let lost = 0;
  const work = workOf(data);
  const started = performance.now();
  await Promise.all(Array.from({ length: customers }, async (_, worker) => {
    for (let turn = 0; performance.now() - started < seconds * 1000; turn++) {
      const from = `1${run}${String((worker + turn * customers) % population).padStart(5, '0')}`;
      const gaveUp = new AbortController();
      const answered = new Promise((resolve) => waiting.set(from, () => resolve(true)));
      const wrote = performance.now();
      await post(connections, message(from, `wamid.T${run}.${worker}.${turn}`, 'hi'));
      if (await Promise.race([answered, setTimeout(patience, false, { signal: gaveUp.signal }).catch(() => false)])) took.push(performance.now() - wrote);
      else lost++;
      gaveUp.abort();
      waiting.delete(from);
      if (pause) await setTimeout(pause);
    }
  }));
  const wall = (performance.now() - started) / 1000;
  const worked = worksSince(work, data);
  api.close();
  connections.close();
  return { ...percentiles(took), customers, seconds, rate: took.length / wall, count: took.length, lost, worked, wall };
}

/** Closed loop, as many as there are connections: what a server answers that does nothing else. */
export async function ceiling(address, seconds) {
  const connections = new Connections(address);
  const took = [];
  const started = performance.now();
  await Promise.all(Array.from({ length: 256 }, async (_, worker) => {
    for (let turn = 0; performance.now() - started < seconds * 1000; turn++) {
      const asked = performance.now();
      const code = await post(connections, status(`wamid.C${worker}.${turn}`, 'sent'));
      if (code !== 200) throw new Error(`The ceiling answered with ${code}.`);
      took.push(performance.now() - asked);
    }
  }));
  const wall = (performance.now() - started) / 1000;
  connections.close();
  return { ...percentiles(took), rate: took.length / wall };
}

function percentiles(took) {
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.floor((took.length - 1) * share)] ?? NaN;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99), longest: at(1) };
}

const worksSince = (before, data) => [...workOf(data)].map(([name, sum]) => [name, sum - (before.get(name) ?? 0)]).sort((a, b) => b[1] - a[1]);
