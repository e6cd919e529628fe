// bench.mjs turns <gateway> <graph port>            how long a turn takes, from webhook to Graph request
// bench.mjs memory <data folder>  proportional set size of services, gateway, PostgreSQL and RabbitMQ
import { createHmac, randomInt } from 'node:crypto';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';

const [, , what, ...rest] = process.argv;
await { turns, memory }[what](...rest);

async function turns(gateway, graphPort) {
  const waiting = new Map();
  const graph = createServer((request, response) => {
    const at = performance.now();
    let body = '';
    request.on('data', (part) => (body += part)).on('end', () => {
      const to = request.method === 'POST' && body.startsWith('{') ? JSON.parse(body).to : undefined;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: to }], messages: [{ id: `wamid.${randomInt(2 ** 40)}` }], success: true }));
      waiting.get(to?.replace('+', ''))?.(at);
    });
  }).listen(graphPort, '127.0.0.1');

  const took = [];
  for (let turn = 0; turn < 220; turn++) {
    const from = `4477009${String(10000 + (turn % 20)).slice(-5)}`;
    const answered = new Promise((resolve) => waiting.set(from, resolve));
    const started = performance.now();
    await send(gateway, from, 'menu');
    const at = await Promise.race([answered, new Promise((_, reject) => setTimeout(reject, 30000, new Error('No answer within 30 s.')).unref())]);
    waiting.delete(from);
    // The first of each customer makes him known and warms the path up.
    if (turn >= 40) took.push(at - started);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.floor((took.length - 1) * share)].toFixed(1);
  console.log(`a turn               median ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms over ${took.length} turns`);
  graph.close();
  graph.closeAllConnections();
}

async function send(gateway, from, text) {
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{
      id: '102290129340398',
      changes: [{
        field: 'messages',
        value: {
          messaging_product: 'whatsapp',
          metadata: { display_phone_number: '15550783881', phone_number_id: '106540352242922' },
          contacts: [{ profile: { name: 'Bench' }, wa_id: from }],
          messages: [{ from, id: `wamid.in.${randomInt(2 ** 40)}`, timestamp: String(Math.floor(Date.now() / 1000)), type: 'text', text: { body: text } }],
        },
      }],
    }],
  });
  const signature = createHmac('sha256', 'app-secret').update(body).digest('hex');
  const answer = await fetch(`${gateway}/webhooks/whatsapp`, {
    method: 'POST', body, headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': `sha256=${signature}` },
  });
  if (!answer.ok) throw new Error(`The webhook was answered with ${answer.status}.`);
}

function memory(data) {
  const sums = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const program = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[1] ?? '';
      const folder = readlinkSync(`/proc/${pid}/cwd`);
      // The samples belong to the world outside, AppHost and dashboard to development.
      const name = folder.startsWith(`${data}/postgres`) ? 'PostgreSQL'
        : folder.startsWith(`${data}/rabbitmq`) ? 'RabbitMQ'
          : /\/Bridge\.(?!AppHost)\w+\.dll$/.test(program) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`BRIDGE_DATA=${data}\0`) ? basename(program, '.dll')
            : undefined;
      if (!name) continue;
      const pss = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024;
      sums.set(name, (sums.get(name) ?? 0) + pss);
    } catch (problem) {
      if (!['ENOENT', 'ESRCH', 'EACCES'].includes(problem.code)) throw problem; // ended meanwhile, or somebody else's
    }
  }
  for (const [name, pss] of [...sums].sort((a, b) => b[1] - a[1])) console.log(`  ${name.padEnd(22)} ${pss.toFixed(0).padStart(5)} MiB`);
  console.log(`memory when idle     ${[...sums.values()].reduce((a, b) => a + b, 0).toFixed(0)} MiB PSS`);
}
