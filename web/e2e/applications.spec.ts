import type { Locator } from '@playwright/test';
import { expect, newCustomer, test, type Customer } from './bridge';
import { inDatabase } from './database';
import { looksRight } from './looks';
import { addUser, otherBrowser } from './people';

const words = 'BT /F 18 Tf 20 150 Td (Packs boxes since 2019) Tj ET';

/** The smallest PDF that says something. */
const cv = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length ${words.length}>>stream
${words}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF`);

/** Whether anything darker than paper was drawn. */
const isDrawn = (canvas: Locator) => canvas.evaluate((element: HTMLCanvasElement) =>
  element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data.some((value, at) => at % 4 === 0 && value < 128) ?? false);

async function applies(name: string): Promise<Customer> {
  const customer = await newCustomer(name);
  await customer.says('jobs');
  await customer.taps('Packer');
  await customer.taps('Apply');
  await customer.hears('What is your full name');
  await customer.says(customer.name);
  await customer.hears('e-mail address');
  await customer.says('elif@example.com');
  await customer.hears(/CV/);
  await customer.sendsDocument('elif.pdf', 'application/pdf', cv);
  await customer.hears('By sending it you agree');
  await customer.taps(/^Send/);
  return customer;
}

test('an application and its CV are read by HR, and by nobody who only sells', async ({ page, browser }) => {
  test.setTimeout(150_000);
  const customer = await applies('Elif');
  const hr = await otherBrowser(browser, await addUser(page, 'HR'));
  await hr.goto('/applications');
  await expect(hr.getByRole('link', { name: 'Sales Orders' })).toHaveCount(0);
  await hr.getByRole('link', { name: customer.name }).first().click();
  await expect(hr.getByText('elif@example.com').first()).toBeVisible();
  const page1 = hr.getByRole('region', { name: 'Page 1 of 1' });
  await expect(page1.getByText('Packs boxes since 2019')).toBeVisible();
  await expect.poll(() => isDrawn(page1.locator('canvas'))).toBe(true);
  await looksRight(hr, 'application');

  const link = hr.getByRole('link', { name: /elif\.pdf|Download/ }).first();
  await expect(link).toBeVisible();
  const file = await hr.request.get(await link.getAttribute('href') ?? '');
  expect(file.ok()).toBe(true);
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await hr.getByRole('button', { name: 'Message the applicant' }).click();
  await hr.getByRole('dialog').getByRole('textbox', { name: 'Message' }).fill('Can you come on Monday?');
  await hr.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
  await customer.hears('Can you come on Monday?');

  // The words that go with a stage are offered to who brings the applicant there.
  const { antiforgery } = await (await page.request.get('/api/session')).json() as { antiforgery: string };
  const { items: templates } = await (await page.request.post('/api/messaging/templates/sync', { headers: { 'X-CSRF-TOKEN': antiforgery } })).json() as { items: { name: string; status: string; components: { type: string; text?: string }[] }[] };
  const template = templates.find(one => one.status === 'APPROVED' && one.components.every(part => part.type === 'BODY' || part.type === 'FOOTER'));
  await hr.getByRole('button', { name: 'Templates of the stages' }).click();
  await hr.getByRole('dialog').getByLabel('Interview').selectOption(template?.name ?? '');
  await expect(hr.getByText('Template of the stage saved')).toBeVisible();
  await looksRight(hr, 'stage-templates');
  await hr.keyboard.press('Escape');
  await hr.getByLabel('Stage', { exact: true }).selectOption('Interview');
  const words = hr.getByRole('dialog').getByRole('textbox', { name: 'Message' });
  await expect(words).toHaveValue(/./);
  await words.fill('You are invited.');
  await hr.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
  await customer.hears('You are invited.');

  // Once the window is closed WhatsApp lets nothing but the template itself through.
  inDatabase('messaging', `UPDATE conversation c SET window_ends_at = now() - interval '1 minute' FROM contact p WHERE p.id = c.contact_id AND p.name = '${customer.name}'`);
  await hr.reload();
  await hr.getByLabel('Stage', { exact: true }).selectOption('InReview');
  await expect(hr.getByLabel('Stage', { exact: true })).toHaveValue('InReview');
  await hr.getByLabel('Stage', { exact: true }).selectOption('Interview');
  const dialog = hr.getByRole('dialog', { name: 'Send a template' });
  await expect(dialog.getByLabel('Template', { exact: true }).locator('option:checked')).toContainText(template?.name ?? '');
  await looksRight(hr, 'stage-template');
  for (const empty of await dialog.getByRole('textbox').all()) if (!await empty.inputValue()) await empty.fill('Elif');
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await customer.hears(`"name":"${template?.name}"`);
  await hr.context().close();
});

test('whoever answers chats is shown that an applicant has sent a file, and no more', async ({ page, browser }) => {
  test.setTimeout(150_000);
  const customer = await applies('Feride');
  await page.goto('/applications');
  await page.getByRole('link', { name: customer.name }).first().click();
  const file = await page.getByRole('link', { name: /elif\.pdf|Download/ }).first().getAttribute('href') ?? '';

  const agent = await otherBrowser(browser, await addUser(page, 'Agent'));
  const served: Promise<string>[] = [];
  agent.on('response', answer => { if (answer.url().includes('/api/')) served.push(answer.text().catch(() => '')); });
  await agent.goto('/chats');
  await expect(agent.getByRole('link', { name: 'Applications' })).toHaveCount(0);
  await agent.getByRole('link', { name: customer.name }).first().click();
  await expect(agent.getByText('A file of an application; HR can open it')).toHaveCount(1);
  await expect(agent.getByText('Part of an application; HR can read it').first()).toBeVisible();
  await expect(agent.getByRole('link', { name: /pdf|Download/i })).toHaveCount(0);
  await looksRight(agent, 'application-unseen');

  const told = (await Promise.all(served)).join();
  expect(told).toContain(customer.name);
  expect(told).not.toMatch(/elif\.pdf|elif@example\.com|application\/pdf/);
  expect((await agent.request.get(file)).status()).toBe(403);
  expect((await agent.request.get('/api/hr/applications')).status()).toBe(403);
  await agent.context().close();
});
