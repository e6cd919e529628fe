import type { Page } from '@playwright/test';
import { expect, newCustomer, test } from './bridge';

/** What would run somewhere: as an element, out of an attribute, as an address, in a style, through a template, out of JSON. */
const payloads = [
  '<img src=x onerror="window.hacked=1">', '"><script>window.hacked=1</script>', "'-window.hacked=1-'", 'javascript:window.hacked=1', '<svg/onload=window.hacked=1>', '{{constructor.constructor("window.hacked=1")()}}',
  '</script><script>window.hacked=1</script>', '<style>@import "javascript:window.hacked=1"</style>', '*<b onmouseover=window.hacked=1>x</b>* https://evil.example/"onmouseover="window.hacked=1',
  '<iframe srcdoc="<script>parent.hacked=1</script>">', '\u202e<a href=javascript:window.hacked=1>click</a>',
];

interface Watched {
  hacked?: number;
  reports?: string[];
}

/** Before any script of the page: what the policy refuses is noted, and so is what gets past it. */
async function watch(page: Page) {
  await page.addInitScript(() => {
    const watched = window as unknown as Watched;
    watched.reports = [];
    document.addEventListener('securitypolicyviolation', event => watched.reports?.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  page.on('dialog', dialog => { throw new Error(`A page opened a dialog: ${dialog.message()}`); });
}

async function unharmed(page: Page, where: string) {
  const { hacked, reports } = await page.evaluate(() => ({ hacked: (window as unknown as Watched).hacked, reports: (window as unknown as Watched).reports }));
  expect(hacked, `${where}: a script of somebody else's ran`).toBeUndefined();
  expect(reports, `${where}: the content policy had something to refuse`).toEqual([]);
}

test('what a customer sends is text everywhere it is shown', async ({ page }) => {
  test.setTimeout(120_000);
  await watch(page);
  const customer = await newCustomer(`${payloads[0]} Mallory`);
  for (const payload of payloads) await customer.says(payload);
  await customer.sendsDocument('"><img src=x onerror=window.hacked=1>.pdf', 'application/pdf', Buffer.from('%PDF-1.7 <script>window.hacked=1</script>'));
  await customer.hears(/./);
  await page.goto('/chats');
  await page.getByRole('link', { name: 'Mallory' }).first().click();
  await expect(page.getByText('<svg/onload=window.hacked=1>').first()).toBeVisible();
  await unharmed(page, 'the chat');
  for (const address of ['/', `/chats?q=${encodeURIComponent('<img src=x onerror=window.hacked=1>')}`, '/failures', '/system-health', '/orders?q=%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E', '/catalog?q=javascript:window.hacked=1']) {
    await page.goto(address);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await unharmed(page, address);
  }
});

test('what an ERP says is text everywhere it is shown', async ({ page }) => {
  await watch(page);
  const evil = payloads.join(' ');
  // Another ERP is put in the place of the services' answers: every text in them is somebody's attack; ids, times and states stay what they are.
  const texts = /^(name|text|description|category|sku|problem|detail|message|department|title|reference|number|note|lastText|reason|displayName|externalStatus|status|address|street|city)$/;
  await page.route(/\/api\/(catalog|hr|erp|messaging)\//, async route => {
    if (route.request().method() !== 'GET') return route.continue();
    try {
      const answer = await route.fetch();
      if (!answer.headers()['content-type']?.includes('application/json')) return await route.fulfill({ response: answer });
      const body = JSON.parse(await answer.text(), (key: string, value: unknown) => (typeof value === 'string' && texts.test(key) && !(key === 'status' && /^[A-Za-z]+$/.test(value)) ? evil : value)) as unknown;
      return await route.fulfill({ response: answer, json: body });
    } catch {
      // The page has gone on: nobody waits for this answer any more.
    }
  });
  for (const address of ['/catalog', '/orders', '/jobs', '/applications', '/erp', '/erp?view=calls', '/templates', '/chats', '/']) {
    await page.goto(address);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Loading…' })).toHaveCount(0);
    await unharmed(page, address);
  }
  await page.goto('/catalog');
  await page.locator('a[href^="/catalog/"]').first().click();
  await expect(page.getByRole('switch')).toBeVisible();
  await unharmed(page, 'a product');
});
