// load.mjs webhooks <gateway> <graph port> <rate> <seconds> <data folder>
//   open loop: a request is due when its time has come, whether or not those before it were answered, and its lateness counts; ten statuses to a message
// load.mjs turns <gateway> <graph port> <customers> <population> <seconds> <data folder>
//   closed loop: each customer waits for the reply at the Graph API before he writes again
// Both tell percentiles and what each process worked meanwhile.
import { createHmac, randomInt } from 'node:crypto';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const run = randomInt(100000, 999999);

async function webhooks(gateway, graphPort, rate, seconds, data) {
  const graph = graphApi(graphPort);
  const total = rate * seconds;
  const took = [];
  const answers = new Map();
  const worked = workOf(data);
  const started = performance.now();
  let due = 0;
  let open = 0;
  while (due < total || open > 0) {
    for (const until = Math.min(total, ((performance.now() - started) / 1000) * rate); due < until; due++) {
      const n = due;
      open++;
      post(gateway, n % 11 === 0 ? message(`1${run}${String(n % 5000).padStart(5, '0')}`, `wamid.L${run}.${n}`, 'hi') : status(n)).then((code) => {
        took.push(performance.now() - started - (n / rate) * 1000);
        answers.set(code, (answers.get(code) ?? 0) + 1);
        open--;
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const wall = (performance.now() - started) / 1000;
  console.log(`webhooks             ${rate}/s for ${seconds} s; answered ${(total / wall).toFixed(0)}/s, ${[...answers].map(([code, count]) => `${code}: ${count}`).join(', ')}`);
  tell('acknowledged', took);
  tellWork(worked, data, wall, total);
  graph.close();
  graph.closeAllConnections();
  agent.destroy();
}

async function turns(gateway, graphPort, customers, population, seconds, data) {
  const waiting = new Map();
  const graph = graphApi(graphPort, (to) => waiting.get(to)?.());
  const took = [];
  let lost = 0;
  const worked = workOf(data);
  const started = performance.now();
  await Promise.all(Array.from({ length: +customers }, async (_, worker) => {
    for (let turn = 0; performance.now() - started < seconds * 1000; turn++) {
      // Spread over many, so that nobody passes the rate that WhatsApp allows per customer.
      const from = `1${run}${String((worker + turn * customers) % population).padStart(5, '0')}`;
      const answered = new Promise((resolve) => waiting.set(from, () => resolve(true)));
      const wrote = performance.now();
      await post(gateway, message(from, `wamid.T${run}.${worker}.${turn}`, 'hi'));
      if (await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, 10000, false))])) took.push(performance.now() - wrote);
      else lost++;
      waiting.delete(from);
    }
  }));
  const wall = (performance.now() - started) / 1000;
  console.log(`turns                ${customers} customers at once: ${(took.length / wall).toFixed(0)}/s, ${lost} without an answer within 10 s`);
  tell('a turn', took);
  tellWork(worked, data, wall, took.length);
  graph.close();
  graph.closeAllConnections();
  agent.destroy();
}

/** Meta's side of every reply: what cannot be sent would be tried again and again, and be measured. */
function graphApi(port, replied = () => {}) {
  return createServer((incoming, response) => {
    let body = '';
    incoming.on('data', (part) => (body += part)).on('end', () => {
      const to = body.startsWith('{') ? JSON.parse(body).to : undefined;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: to }], messages: [{ id: `wamid.${randomInt(2 ** 40)}` }], success: true }));
      replied(to?.replace('+', ''));
    });
  }).listen(port, '127.0.0.1');
}

function post(gateway, body) {
  const signature = createHmac('sha256', 'app-secret').update(body).digest('hex');
  return new Promise((resolve) => {
    request(`${gateway}/webhooks/whatsapp`, { agent, method: 'POST', headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), 'X-Hub-Signature-256': `sha256=${signature}` } },
      (response) => response.resume().on('end', () => resolve(response.statusCode))).on('error', (problem) => resolve(problem.code)).end(body);
  });
}

const envelope = (value) => JSON.stringify({
  object: 'whatsapp_business_account',
  entry: [{ id: '102290129340398', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata: { display_phone_number: '15550783881', phone_number_id: '106540352242922' }, ...value } }] }],
});
const now = () => String(Math.floor(Date.now() / 1000));
const message = (from, id, text) => envelope({ contacts: [{ profile: { name: 'Load' }, wa_id: from }], messages: [{ from, id, timestamp: now(), type: 'text', text: { body: text } }] });
const status = (n) => envelope({ statuses: [{ id: `wamid.S${run}.${Math.floor(n / 3)}`, status: ['sent', 'delivered', 'read'][n % 3], timestamp: now(), recipient_id: '15550000000', pricing: { billable: true, pricing_model: 'PMP', category: 'utility', type: 'regular' } }] });

function tell(name, took) {
  took.sort((a, b) => a - b);
  const at = (share) => (took[Math.floor((took.length - 1) * share)] ?? NaN).toFixed(1);
  console.log(`${name.padEnd(20)} median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`);
}

// Processor time so far, by process of this stack, in seconds; the load's own beside it.
function workOf(data) {
  const sums = new Map([['this load', process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6]]);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const folder = readlinkSync(`/proc/${pid}/cwd`);
      const own = () => readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`BRIDGE_DATA=${data}\0`);
      const name = folder.startsWith(`${data}/postgres`) ? 'PostgreSQL'
        : folder.startsWith(`${data}/rabbitmq`) ? 'RabbitMQ'
          : readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').map((part) => /\/(Bridge\.[A-Za-z]+)\.dll$/.exec(part)?.[1]).find((found) => found && own());
      if (!name) continue;
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
      sums.set(name, (sums.get(name) ?? 0) + (+fields[11] + +fields[12]) / 100);
    } catch (problem) {
      if (!['ENOENT', 'ESRCH', 'EACCES'].includes(problem.code)) throw problem; // ended meanwhile, or somebody else's
    }
  }
  return sums;
}

function tellWork(before, data, wall, count) {
  for (const [name, seconds] of [...workOf(data)].map(([name, sum]) => [name, sum - (before.get(name) ?? 0)]).sort((a, b) => b[1] - a[1])) {
    console.log(`  ${name.padEnd(22)} ${((seconds / wall) * 100).toFixed(0).padStart(4)} % of a core, ${((seconds * 1e6) / count).toFixed(0).padStart(6)} µs each`);
  }
}

const [, , what, ...rest] = process.argv;
await { webhooks, turns }[what](...rest);
