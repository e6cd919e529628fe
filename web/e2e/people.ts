import type { Browser, Page } from '@playwright/test';
import { expect } from './bridge';

export const signedOut = { storageState: { cookies: [], origins: [] } };

export interface Person {
  name: string;
  email: string;
  password: string;
}

export async function addUser(page: Page, role: string): Promise<Person> {
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
