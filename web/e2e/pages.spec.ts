import type { Page } from '@playwright/test';
import { expect, newCustomer, test } from './bridge';
import { looksRight } from './looks';

/** Pages by what they share; each is opened once and looked at in every look. */
const pages: Record<string, Record<string, string>> = {
  'what is looked at': { dashboard: '/', failures: '/failures', health: '/system-health', 'go-live': '/go-live' },
  'lists of records': {
    chats: '/chats', catalog: '/catalog', orders: '/orders', jobs: '/jobs', applications: '/applications',
    'chats-empty': '/chats?q=nobody-of-that-name', 'catalog-empty': '/catalog?q=nothing-of-that-name', 'jobs-empty': '/jobs?q=nothing-of-that-name',
    'orders-empty': '/orders?q=nothing-of-that-name', 'applications-empty': '/applications?q=nobody-of-that-name',
  },
  'what is drawn and written': { flows: '/flows', flow: '/flows/main', wording: '/flows/main?view=wording', templates: '/templates', 'new-template': '/templates/new' },
  'the ERP': { erp: '/erp', calls: '/erp?view=calls' },
  settings: Object.fromEntries(['charges', 'numbers', 'payments', 'hours', 'replies', 'languages', 'company', 'users', 'security', 'keys', 'audit', 'alerts', 'retention', 'privacy'].map(name => [`settings-${name}`, `/settings/${name}`])),
};

async function isThere(page: Page) {
  await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('heading', { level: 2 })).first()).toBeVisible();
}

for (const [area, addresses] of Object.entries(pages)) {
  test(`every page can be used by all: ${area}`, async ({ page }) => {
    test.setTimeout(180_000);
    for (const [name, address] of Object.entries(addresses)) {
      await page.goto(address);
      await isThere(page);
      if (name === 'flow') await expect(page.locator('.react-flow__node').first()).toBeVisible();
      await looksRight(page, name);
    }
  });
}

test('every page can be used by all: a record chosen', async ({ page }) => {
  test.setTimeout(120_000);
  const customer = await newCustomer('فاطمة');
  await customer.says('مرحبا، هل لديكم *رفوف*؟');
  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.locator('[data-by=bot]').first()).toBeVisible();
  await looksRight(page, 'chat');
  for (const [name, list] of Object.entries({ product: '/catalog', job: '/jobs' })) {
    await page.goto(list);
    await page.locator(`a[href^="${list}/"]`).first().click();
    await expect(page.getByRole('switch')).toBeVisible();
    await looksRight(page, name);
  }
});

test('the palette reaches every page by keyboard', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await looksRight(page, 'palette');
  await page.keyboard.type('job pos');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/jobs$/);
});

test('the palette finds chats, products and flows by what they are called', async ({ page }) => {
  const customer = await newCustomer('Zeynep');
  await customer.says('hi');
  await customer.hears(/./);
  const { items: [product] } = await (await page.request.get('/api/catalog/products?limit=1')).json() as { items: { id: string; name: string }[] };
  await page.goto('/');
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill(product?.name ?? '');
  await expect(dialog.getByRole('group', { name: 'Products' }).getByRole('option').first()).toContainText(product?.name ?? '');
  await dialog.getByRole('combobox').fill('mai');
  await expect(dialog.getByRole('group', { name: 'Flows' }).getByRole('option').first()).toBeVisible();
  await dialog.getByRole('combobox').fill(customer.name);
  await expect(dialog.getByRole('group', { name: 'Chats' }).getByRole('option', { name: customer.name })).toBeVisible();
  await looksRight(page, 'palette-found');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/chats\/[\w-]+$/);
});

test('in Arabic an id begins at the edge where its name begins', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('bridge.preferences', JSON.stringify({ language: 'ar' })));
  await page.goto('/flows');
  const lines = page.locator('a[href="/flows/main"] bdi');
  await expect(page.locator('html[lang=ar]')).toBeAttached();
  await expect(lines).toHaveCount(2);
  const beginnings = await lines.evaluateAll(elements => elements.map(element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return Math.round(range.getBoundingClientRect().right);
  }));
  expect(beginnings[1]).toBe(beginnings[0]);
});
