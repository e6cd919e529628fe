import { expect, newCustomer, saved, test } from './bridge';

test('health is shown from the inside out, and says what is not well', async ({ page }) => {
  await page.goto('/system-health');
  await expect(page.getByRole('table', { name: 'Databases and broker' }).getByRole('row')).toHaveCount(13);
  await expect(page.getByRole('table', { name: 'WhatsApp' }).getByText('CONNECTED')).toBeVisible();
  const speed = page.getByRole('table', { name: 'How long it took' });
  await expect(speed.getByRole('columnheader')).toHaveText(['What', 'p50', 'p95', 'p99', 'How many']);
  await expect(speed.getByRole('row', { name: 'From a webhook to its acknowledgement' }).getByText(/ ms$/).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What is not well' })).toBeVisible();
  await expect(page.getByText('Everything is well').or(page.getByRole('table', { name: 'What is not well' }))).toBeVisible();
});

test('a paused bot says nothing, everybody sees it, and it asks once when it goes on', async ({ page }) => {
  const customer = await newCustomer('Waiting Wanda');
  await customer.says('hi');
  await customer.hears(/./);
  await page.goto('/system-health');
  await page.getByRole('switch', { name: 'The bot answers' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pause the bot' }).click();
  try {
    await expect(page.getByText('The bot is paused (')).toBeVisible();
    await customer.says('is anybody there, pretty please?');
    await expect.poll(async () => (await page.request.get('/api/messaging/conversations?filter=needs-person')).text()).toContain(customer.name);
    await page.goto('/chats?filter=needs-person');
    await expect(page.getByText('The bot is paused (')).toBeVisible();
    await page.getByRole('link', { name: customer.name }).click();
    await expect(page.getByText('it is paused')).toBeVisible();
  } finally {
    await page.getByRole('button', { name: 'Let it answer again' }).click();
  }
  await expect(page.getByText('The bot is paused (')).toHaveCount(0);
  await expect.poll(async () => (await page.request.get('/api/messaging/conversations?filter=needs-person')).text()).not.toContain(customer.name);
});

test('alerts: an address inside is refused when it is tried out, and the secret is shown once', async ({ page }) => {
  await page.goto('/settings/alerts');
  await page.getByLabel('Address', { exact: true }).fill('');
  await page.getByLabel('Address', { exact: true }).fill('http://169.254.169.254/latest/meta-data');
  const stored = page.waitForResponse(answer => answer.request().method() === 'PUT' && answer.ok());
  await page.getByRole('button', { name: 'Save' }).click();
  const { webhookSecret } = await (await stored).json() as { webhookSecret: string | null };
  // Shown with the first address that is saved, and with every new one.
  const close = page.getByRole('dialog').getByRole('button', { name: 'Close' }).last();
  if (webhookSecret) await close.click();
  await expect(page.getByText('Posts are signed.')).toBeVisible();
  await page.getByRole('button', { name: 'Make a new secret' }).click();
  await page.getByRole('dialog', { name: 'Make a new secret?' }).getByRole('button', { name: 'Make a new secret' }).click();
  await expect(page.getByRole('dialog').getByText(/^whsec_/)).toBeVisible();
  await close.click();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText(/where Bridge may not call/)).toBeVisible();
  await page.reload();
  await expect(page.getByText('Posts are signed.')).toBeVisible();
  await expect(page.getByText(/^whsec_/)).toHaveCount(0);
  await page.getByLabel('Address', { exact: true }).fill('');
  await saved(page);
});
