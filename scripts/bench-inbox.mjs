// bench-inbox.mjs fill <data folder> <conversations>: fills Messaging's database with conversations of ten messages each
// bench-inbox.mjs ask <data folder> <gateway> <rounds>: what a person in front of the chats waits for, over the real API, at the 50th and 95th percentile
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

import { sql as query } from './psql.mjs';

const [, , act, data, ...rest] = process.argv;
const sql = (text) => query(data, 'messaging', text);

// Ids follow from the number: whatever is filled in later finds its conversation without a look-up.
const id = (kind, n = 'n') => `('00000000-000${kind}-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const number = '106540352242922';
const first = `(ARRAY['Maya','Asha','Omar','Lucia','Bruno','Fatima','Chen','Ivan','Noor','Marina','Devi','Kofi','Ana','Rui','Lena','Tomas'])[1 + n % 16]`;
const last = `(ARRAY['Almeida','Thapa','Haddad','Silva','Costa','Khan','Wei','Petrov','Aziz','Alves','Rana','Mensah','Souza','Lima','Berg','Novak','Okafor'])[1 + n / 16 % 17]`;
// Names and numbers know nothing of when somebody came: shuffled by a prime.
const shuffled = 'n::bigint * 7919 % 1000003';
// A word that everybody uses, one that 20,000 messages in ten million hold, and one that 500 do.
const wood = `CASE WHEN n % 10007 = 0 THEN 'mahogany' WHEN n % 250 = 0 THEN 'walnut' ELSE 'oak' END`;
const started = `timestamptz '2026-01-01' + n * interval '20 seconds'`;

function fill(conversations) {
  // The last table and the last index: what was broken off is not full.
  if (sql(`SELECT count(*) FROM message_status, pg_indexes WHERE wamid = 'wamid.O${conversations}.5' AND indexname = 'ix_outgoing_words'`) !== '0') {
    console.log('filled               already: BRIDGE_DATA=.bench-data ./bridge reset begins anew');
    return;
  }

  const all = `generate_series(1, ${conversations}) n`;
  const steps = [
    `INSERT INTO contact (id, name, created_at) SELECT ${id(1)}, ${first} || ' ' || ${last} || ' ' || ${shuffled}, ${started} FROM ${all}`,
    `INSERT INTO identity (kind, scope, value, contact_id, linked_at) SELECT 'wa_id', '', (9779800000000 + ${shuffled} * 7)::text, ${id(1)}, ${started} FROM ${all}`,
    `INSERT INTO conversation (id, contact_id, phone_number_id, created_at, last_number, last_turn, last_position, version, window_ends_at, answered_by, taken_over_at, answerer_changed_at,
        hand_over_item, waiting_since, done_at, audience, has_hr, unread, last_text, last_kind, last_at, last_by, last_hr_only)
      SELECT ${id(2)}, ${id(1)}, '${number}', ${started}, 5, 5, 5, 10, ${started} + interval '1 day', CASE WHEN n % 2000 = 0 THEN 'Waiting' ELSE 'Bot' END, 0, 0,
        0, CASE WHEN n % 2000 = 0 THEN ${started} END, CASE WHEN n % 3 = 0 THEN ${started} END, 'All', false, CASE WHEN n % 50 = 0 THEN 1 ELSE 0 END, 'Thank you, that is all for today', 'text',
        ${started} + interval '5 minutes', 'Bot', false FROM ${all}`,
    `INSERT INTO item (conversation_id, number, phone_number_id, wamid, sent_at, arrived_at, late, hr_only, item)
      SELECT ${id(2)}, m, '${number}', 'wamid.I' || n || '.' || m, ${started} + m * interval '1 minute', ${started} + m * interval '1 minute', false, false,
        json_build_object('type', 'text', 'body', 'Do you have the shelf ' || n || ' in ' || ${wood} || ', and when could it be here?') FROM ${all}, generate_series(1, 5) m`,
    `INSERT INTO outgoing (id, conversation_id, position, by, turn, answers_item, content, hr_only, typing_after, status, attempts, due_at, created_at, sent_at, wamid, may_have_arrived_twice, shown_at, shown_after)
      SELECT ${id(3, 'n * 8 + m')}, ${id(2)}, m, 'Bot', m, m, json_build_object('type', 'text', 'body', 'Yes: it is here, and leaves today. Shall I put it into your cart?'), false, false, 'Sent', 1,
        ${started}, ${started} + m * interval '1 minute', ${started} + m * interval '61 seconds', 'wamid.O' || n || '.' || m, false, ${started} + m * interval '1 minute', m FROM ${all}, generate_series(1, 5) m`,
    `INSERT INTO message_status (wamid, phone_number_id, rank, sent_at, delivered_at, read_at)
      SELECT 'wamid.O' || n || '.' || m, '${number}', 3, ${started}, ${started}, ${started} FROM ${all}, generate_series(1, 5) m`,
  ];
  // The words are indexed afterwards, at once: message by message it would take hours.
  const words = sql(`SELECT indexdef FROM pg_indexes WHERE indexname IN ('ix_item_words', 'ix_outgoing_words')`).split('\n');
  sql('DROP INDEX ix_item_words, ix_outgoing_words');
  steps.push(...words);
  for (const step of steps) {
    const began = Date.now();
    // References are right by construction: their triggers would cost more than the rows.
    sql(`SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; ${step};`);
    console.log(`filled               ${step.match(/(?:INTO|INDEX) (\w+)/)[1].padEnd(18)} ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
  sql('VACUUM ANALYZE contact, identity, conversation, item, outgoing, message_status;');
  console.log(`inbox                ${sql('SELECT count(*) FROM conversation')} conversations, ${sql('SELECT (SELECT count(*) FROM item) + (SELECT count(*) FROM outgoing)')} messages`);
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
let missed = 0;

function tell(name, took, bar) {
  const sorted = [...took].sort((a, b) => a - b);
  const met = at(sorted, 0.95) <= bar;
  if (!met) missed++;
  console.log(`${name.padEnd(20)} 50th ${at(sorted, 0.5).toFixed(1).padStart(7)} ms   95th ${at(sorted, 0.95).toFixed(1).padStart(7)} ms   (at most ${bar} ms)${met ? '' : '  MISSED'}`);
}

async function ask(gateway, rounds) {
  const key = readFileSync(`${data}/secrets/operator-key`, 'utf8').trim();
  const get = async path => {
    let began;
    let answer;
    // A key may ask 600 times a minute: who asks more waits, and begins anew.
    do {
      if (answer) await setTimeout(2_000);
      began = performance.now();
      answer = await fetch(`${gateway}/api/messaging${path}`, { headers: { Authorization: `Bearer ${key}` } });
    } while (answer.status === 429);
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status} ${JSON.stringify(body)}`);
    return { body, took: performance.now() - began };
  };
  const words = ['Maya', 'Almeida', 'Okafor 4', 'thapa', 'Lucia Silva', '77', '+977 980', '9779800', 'nobody of that name', 'Noor Rana 1', 'oak', 'mahogany', 'walnut shelf', 'shelf 123456'];
  const took = { first: [], next: [], deep: [], thread: [], search: [] };
  const byWords = new Map(words.map((word) => [word, []]));
  let deep = null;
  for (let round = -5; round < rounds; round++) {
    const first = await get('/conversations?limit=50');
    const next = await get(`/conversations?limit=50&before=${encodeURIComponent(first.body.next)}`);
    deep = await get(`/conversations?limit=100&before=${encodeURIComponent(deep?.body.next ?? first.body.next)}`);
    const thread = await get(`/conversations/${next.body.items[Math.abs(round * 7) % 50].id}/messages?limit=50`);
    const word = words[Math.abs(round) % words.length];
    const search = await get(`/conversations?limit=50&search=${encodeURIComponent(word)}`);
    // The first few warm what a running Bridge has warm.
    if (round < 0) continue;
    for (const [name, one] of Object.entries({ first, next, deep, thread, search })) took[name].push(one.took);
    byWords.get(word).push(search.took);
  }
  tell('first page', took.first, 30);
  tell('next page', took.next, 30);
  tell('further down', took.deep, 30);
  tell('open a thread', took.thread, 30);
  tell('search', took.search, 150);
  const middle = (times) => at([...times].sort((a, b) => a - b), 0.5);
  console.log(`of these words       ${[...byWords].filter(([, times]) => times.length).sort(([, a], [, b]) => middle(b) - middle(a)).map(([word, times]) => `${word} ${middle(times).toFixed(0)}`).join(', ')} ms`);
  process.exitCode = missed ? 1 : 0;
}

if (act === 'fill') fill(Number(rest[0]));
else await ask(rest[0], Number(rest[1]));
