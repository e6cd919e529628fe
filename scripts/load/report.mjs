// Figures as people read them.
const ms = (value) => (value < 100 ? value.toFixed(1) : value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ','));
const count = (value) => value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** One run, with what each process worked meanwhile. */
export function line(run) {
  const took = `median ${ms(run.median)} ms, 95th ${ms(run.p95)}, 99th ${ms(run.p99)}, longest ${ms(run.longest)}`;
  const all = run.worked.reduce((sum, [, worked]) => sum + worked, 0);
  const each = run.count ?? run.total;
  const worked = `  processor: ${run.worked.filter(([, s]) => s / all > 0.02).map(([name, s]) => `${name} ${((s * 1e6) / each).toFixed(0)} µs`).join(', ')}; in all ${((100 * all) / run.wall).toFixed(0)} % of a core`;
  return run.customers
    ? `turns     ${run.customers} at once for ${run.seconds} s: ${run.rate.toFixed(1)}/s, ${took}; ${run.lost} without an answer within 10 s\n${worked}`
    : `webhooks  ${run.rate}/s for ${run.seconds} s: ${took}; over 1 s ${(100 * run.over).toFixed(2)} %; ${run.codes.map(([code, times]) => `${code}: ${times}`).join(', ')}; ` +
      `in the database ${run.stored}; ${run.replies} of ${run.messages} replies sent, the last ${run.drained.toFixed(0)} s after\n${worked}`;
}

export const mib = (memory) => [...memory].sort(([, a], [, b]) => b - a).map(([name, pss]) => `${name.replace('Bridge.', '')} ${pss.toFixed(0)} MiB`).join(', ');

/** The whole of it, medians of the runs, as Markdown. */
export function table({ bare, idle, crowds, floods, steps, memory }) {
  const median = (runs, name) => middle(runs.map((run) => run[name]));
  const each = (runs, name, of = ms) => runs.map((run) => of(run[name])).join(', ');
  const held = steps.filter((step) => step.median <= 250 && step.ok === step.total);
  const lost = floods.map((run) => run.ok - run.stored);
  const longest = middle(floods.map((run) => run.longest));
  const rows = [
    ['a bare Kestrel that only checks the signature', `${count(bare)}/s`, ''],
    ['one customer at a time, webhook to the request at the Graph API', `median ${ms(idle.median)} ms, 95th ${ms(idle.p95)} ms`, '15 ms'],
    [`turns, ${crowds[0].customers} customers at once, ${crowds.length} × ${crowds[0].seconds} s`, `**${count(median(crowds, 'rate'))}/s** (${each(crowds, 'rate', count)}), median ${ms(median(crowds, 'median'))} ms, 99th ${ms(median(crowds, 'p99'))} ms, ${crowds.reduce((sum, run) => sum + run.lost, 0)} lost`, '600/s, 99th 250 ms'],
    [`webhooks, ${count(floods[0].rate)}/s, ${floods.length} × ${floods[0].seconds} s: acknowledged within`, `median **${ms(median(floods, 'median'))} ms** (${each(floods, 'median')}), 99th **${ms(median(floods, 'p99'))} ms** (${each(floods, 'p99')}), longest ${ms(longest)} ms (${each(floods, 'longest')})`, '25 ms, 250 ms, none over 1 s'],
    ['of these answered 200, and acknowledged but not in the database', `${each(floods, 'ok', count)} of ${count(floods[0].total)}; ${lost.join(', ')}`, 'all; none'],
    ['their replies: sent, the last of them after the flood', `${each(floods, 'replies', count)} of ${count(floods[0].messages)}; ${each(floods, 'drained', (s) => `${s.toFixed(0)} s`)}`, 'all'],
    ['highest rate with a median of at most 250 ms, 15 s at each thousand', held.length > 0 ? `${count(held.at(-1).rate)}/s (median ${ms(held.at(-1).median)} ms, 99th ${ms(held.at(-1).p99)} ms)` : 'none', '8,000/s'],
    ['memory at the end', `${count([...memory.values()].reduce((a, b) => a + b, 0))} MiB: ${mib(memory)}`, ''],
  ];
  const parts = ['PostgreSQL', 'Bridge.Messaging', 'Bridge.Flow', 'RabbitMQ', 'Bridge.Gateway', 'this load'];
  const work = (run, name) => ((run.worked.find(([other]) => other === name)?.[1] ?? 0) * 1e6) / (run.count ?? run.total);
  const worked = (label, runs) => `| ${label} | ${parts.map((name) => `${middle(runs.map((run) => work(run, name))).toFixed(0)} µs`).join(' | ')} |`;
  return [
    '| | measured | aim |', '|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`), '',
    `| processor time | ${parts.map((name) => name.replace('Bridge.', '')).join(' | ')} |`, `|---|${parts.map(() => '---').join('|')}|`,
    worked('of a turn', crowds), worked(`of a webhook at ${count(floods[0].rate)}/s`, floods), '',
  ].join('\n');
}
