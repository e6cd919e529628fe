import { expect, test as base, type Page } from '@playwright/test';

function setting(name: string, otherwise?: string): string {
  const value = process.env[name] ?? otherwise;
  if (!value) throw new Error(`${name} is not set: the tests run against a Bridge that is up (./bridge test starts one).`);
  return value;
}

export const owner = { email: setting('BRIDGE_ADMIN_EMAIL', 'owner@bridge.local'), password: setting('BRIDGE_ADMIN_PASSWORD') };
export const signedInFile = 'test-results/.signed-in.json';

const sandbox = `${setting('BRIDGE_SANDBOX_URL', process.env.SANDBOX_URL ?? 'http://127.0.0.1:8088')}/sandbox`;

async function ask(path: string, body?: unknown): Promise<unknown> {
  const form = body instanceof FormData;
  const answer = await fetch(sandbox + path, body === undefined ? {} : {
    method: 'POST', body: form ? body : JSON.stringify(body), ...(!form && { headers: { 'Content-Type': 'application/json' } }),
  });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${path}: ${await answer.text()}`);
  return answer.json();
}

export const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

/** Saves a form of the settings, and waits until it stands. */
export async function saved(page: Page) {
  const save = page.getByRole('button', { name: 'Save' });
  await save.click();
  await expect(save).toBeDisabled();
  await expect(page.getByText('Not saved yet')).toHaveCount(0);
}

interface Message {
  id: string;
  from: 'business' | 'customer';
  payload: unknown;
}

export interface Customer {
  name: string;
  says: (text: string) => Promise<unknown>;
  /** The newest button or row of that title, once it is there. */
  taps: (title: string | RegExp) => Promise<unknown>;
  /** Waits until the business has said so; what was heard before counts too. */
  hears: (words: string | RegExp) => Promise<void>;
  /** Of what has been heard so far. */
  neverHeard: (words: RegExp) => Promise<void>;
  sharesLocation: () => Promise<unknown>;
  sendsDocument: (name: string, type: string, bytes: Buffer) => Promise<unknown>;
}

const fits = (wanted: string | RegExp, text: string) => (typeof wanted === 'string' ? text === wanted : wanted.test(text));

/** The id of what can be tapped under that title, anywhere in a message. */
function offerIn(payload: unknown, title: string | RegExp): string | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const { id, title: own } = payload as { id?: unknown; title?: unknown };
  if (typeof id === 'string' && typeof own === 'string' && fits(title, own)) return id;
  for (const part of Object.values(payload)) {
    const found = offerIn(part, title);
    if (found) return found;
  }
  return undefined;
}

let customers = 0;

/** Somebody new with WhatsApp on his phone. */
export async function newCustomer(name: string, options: { username?: string; hidesNumber?: boolean } = {}): Promise<Customer> {
  const unique = `${name} ${Date.now().toString(36)}${++customers}`;
  const { id } = await ask('/customers', { name: unique, ...options }) as { id: string };
  const as = `/customers/${id}`;
  const heard = async () => ((await ask(`${as}/messages`)) as { items: Message[] }).items.filter(message => message.from === 'business');
  return {
    name: unique,
    says: text => ask(`${as}/text`, { text }),
    taps: async title => {
      let found: { messageId: string; replyId: string } | undefined;
      await expect.poll(async () => {
        for (const { id: messageId, payload } of (await heard()).reverse()) {
          const replyId = offerIn(payload, title);
          if (replyId) return !!(found = { messageId, replyId });
        }
        return false;
      }, { message: `${name} is offered ${String(title)}` }).toBe(true);
      return ask(`${as}/tap`, found);
    },
    hears: async words => {
      const pattern = typeof words === 'string' ? new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : words;
      await expect.poll(async () => (await heard()).map(message => JSON.stringify(message.payload)).join('\n'), { message: `${name} hears ${String(words)}` }).toMatch(pattern);
    },
    neverHeard: async words => expect((await heard()).map(message => JSON.stringify(message.payload)).join('\n')).not.toMatch(words),
    sharesLocation: () => ask(`${as}/location`, { latitude: 27.7172, longitude: 85.324, name: 'Durbar Square', address: 'Kathmandu' }),
    sendsDocument: async (filename, type, bytes) => {
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(bytes)], { type }), filename);
      form.set('kind', 'document');
      return ask(`${as}/media`, form);
    },
  };
}

/** Two mugs from the shelf to the summary, which waits for Confirm. Where the company takes nothing but cash it stands there already, and a second Confirm changes nothing. */
export async function putsTogetherAnOrder(customer: Customer, pays: string | RegExp = /^(Cash on delivery|Confirm)$/) {
  await customer.says('classic mug');
  await customer.taps(/^Classic Mug/);
  await customer.hears('How many');
  await customer.says('2');
  await customer.hears('Where should we deliver');
  await customer.sharesLocation();
  await customer.taps(pays);
}

/** Meta's reviewer, in the sandbox. */
export async function reviewTemplate(name: string, verdict: { verdict: 'approve' | 'reject' | 'pause'; reason?: string }) {
  const templates = await ask('/templates') as { id: string; name: string }[];
  const found = templates.find(template => template.name === name);
  if (!found) throw new Error(`No template ${name} was submitted.`);
  await ask(`/templates/${found.id}/review`, verdict);
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
