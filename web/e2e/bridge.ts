import { expect, test as base, type Page } from '@playwright/test';

function setting(name: string, otherwise?: string): string {
  const value = process.env[name] ?? otherwise;
  if (!value) throw new Error(`${name} is not set: the tests run against a Bridge that is up (./bridge test starts one).`);
  return value;
}

export const owner = { email: setting('BRIDGE_ADMIN_EMAIL', 'owner@bridge.local'), password: setting('BRIDGE_ADMIN_PASSWORD') };
export const signedInFile = 'test-results/.signed-in.json';

const sandbox = `${setting('BRIDGE_SANDBOX_URL', process.env.SANDBOX_URL ?? 'http://127.0.0.1:8088')}/sandbox`;

async function ask(path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(sandbox + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${path}: ${await answer.text()}`);
  return answer.json();
}

export interface Customer {
  name: string;
  says: (text: string) => Promise<unknown>;
}

let customers = 0;

/** Somebody new with WhatsApp on his phone. */
export async function newCustomer(name: string, options: { username?: string; hidesNumber?: boolean } = {}): Promise<Customer> {
  const unique = `${name} ${Date.now().toString(36)}${++customers}`;
  const { id } = await ask('/customers', { name: unique, ...options }) as { id: string };
  return { name: unique, says: text => ask(`/customers/${id}/text`, { text }) };
}

/** Errors and warnings that a page wrote to the browser's console: no test may leave any. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [async ({ page }, use) => {
    const complaints: string[] = [];
    listen(page, complaints);
    await use(complaints);
    expect(complaints, 'what the page complained of in the browser’s console').toEqual([]);
  }, { auto: true }],
});

function listen(page: Page, complaints: string[]) {
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(error.message));
}

export { expect };
