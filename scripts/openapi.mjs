// openapi.mjs <data folder> <target folder>: asks every service of a running Bridge for its document.
import { readFileSync, writeFileSync } from 'node:fs';

const [, , data, target] = process.argv;
const ports = JSON.parse(readFileSync(`${data}/ports.json`, 'utf8'));
const gateway = JSON.parse(readFileSync(`${data}/ready.json`, 'utf8')).console;

for (const service of ['messaging', 'flow', 'catalog', 'hr', 'erp-connector', 'gateway']) {
  const answer = await fetch(`${service === 'gateway' ? gateway : `http://127.0.0.1:${ports[service]}`}/openapi/v1.json`);
  if (!answer.ok) throw new Error(`${service} answered ${answer.status} instead of its document.`);
  const document = await answer.json();
  // Where it was asked is this machine's business.
  delete document.servers;
  writeFileSync(`${target}/${service}.json`, `${JSON.stringify(document, null, 2)}\n`);
  console.log(`${target}/${service}.json`);
}
