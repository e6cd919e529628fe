// What the commands share that speak to a running Bridge: the gateway's address, and the operator's key from the secrets folder.
import { readFileSync } from 'node:fs';

export const services = ['messaging', 'flow', 'catalog', 'hr', 'erp', 'gateway'];

export function gateway(data) {
  const address = JSON.parse(readFileSync(`${data}/ready.json`, 'utf8')).console;
  const key = readFileSync(`${data}/secrets/operator-key`, 'utf8').trim();
  return async (method, path, body) => {
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : undefined,
    });
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
}
