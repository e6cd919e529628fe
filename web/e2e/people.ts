import { createHmac } from 'node:crypto';
import { request, type APIResponse, type Browser, type Page } from '@playwright/test';
import { expect } from './bridge';

export const signedOut = { storageState: { cookies: [], origins: [] } };

/** Instead of the one that was handed over, which opens nothing else. */
const ownPassword = 'a sentence that nobody handed over';

export interface Person {
  name: string;
  email: string;
  password: string;
}

/** With a password that he has chosen himself already. */
export async function addUser(page: Page, role: string): Promise<Person> {
  const handed = await handOver(page, role);
  const theirs = await request.newContext({ ...signedOut, baseURL: new URL(page.url()).origin });
  const tokenOf = async (answer: APIResponse) => ({ 'X-CSRF-TOKEN': ((await answer.json()) as { antiforgery: string }).antiforgery });
  const before = await tokenOf(await theirs.get('/api/session'));
  const session = await admitted(() => theirs.post('/api/session', { headers: before, data: { email: handed.email, password: handed.password } }));
  const headers = await tokenOf(session);
  const chosen = await admitted(() => theirs.put('/api/session/password', { headers, data: { current: handed.password, new: ownPassword } }));
  expect(chosen.ok()).toBe(true);
  await theirs.delete('/api/session', { headers });
  await theirs.dispose();
  return { ...handed, password: ownPassword };
}

/** All tests are one address to the gateway, which lets it sign in only so often a minute. */
async function admitted(call: () => Promise<APIResponse>): Promise<APIResponse> {
  let answer: APIResponse | undefined;
  await expect.poll(async () => (answer = await call()).status(), { timeout: 70_000, intervals: [1_000, 5_000] }).not.toBe(429);
  if (!answer) throw new Error('The gateway was not asked.');
  return answer;
}

/** With the password that the console has made. */
export async function handOver(page: Page, role: string): Promise<Person> {
  const name = `Ana ${Date.now().toString(36)}`;
  const email = `${name.replace(' ', '.').toLowerCase()}@example.com`;
  await page.goto('/settings/users');
  await page.getByRole('button', { name: 'Add a user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByRole('checkbox', { name: /^Agent/ }).uncheck();
  await dialog.getByRole('checkbox', { name: new RegExp(`^${role}`) }).check();
  await dialog.getByRole('button', { name: 'Add a user' }).click();
  const password = await dialog.getByRole('list', { name: 'Password' }).innerText();
  await dialog.getByRole('button', { name: 'I have handed it over' }).click();
  await expect(page.getByRole('table', { name: 'Users' }).getByText(email)).toBeVisible();
  return { name, email, password };
}

export async function enter(page: Page, { email, password }: Pick<Person, 'email' | 'password'>) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function otherBrowser(browser: Browser, person: Person): Promise<Page> {
  const page = await (await browser.newContext(signedOut)).newPage();
  await enter(page, person);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  return page;
}

/** The code after the one of now: each is good once, and the next is taken half a minute early. */
export const nextCodeOf = (secret: string) => codeOf(secret, Date.now() + 30_000);

/** What an authenticator app shows: RFC 6238 over a secret in base 32. */
export function codeOf(secret: string, now = Date.now()): string {
  const bits = [...secret.replace(/\s/g, '')].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)?.map(byte => parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Turns a second factor on, on the page where that is done. Answers the app's secret. */
export async function setUpApp(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Turn on' }).click();
  const link = await page.getByRole('link', { name: 'Open in an authenticator app' }).getAttribute('href');
  const secret = new URL(link ?? '').searchParams.get('secret') ?? '';
  await page.getByLabel('Code of the app').fill(codeOf(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  return secret;
}
