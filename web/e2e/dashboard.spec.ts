import { expect, newCustomer, test } from './bridge';

test('the dashboard says what WhatsApp charged for, and whether both sides answer', async ({ page }) => {
  const customer = await newCustomer('Farid');
  await customer.says('hi');
  await customer.hears('Welcome');
  const charged = async () => (await (await page.request.get('/api/messaging/billing/month?timeZone=UTC')).json() as { charged: number; free: number });
  await expect.poll(async () => (({ charged: some, free }) => some + free)(await charged()), { message: 'the sandbox says of each message what it costs' }).toBeGreaterThan(0);
  await page.goto('/');
  const month = page.getByRole('region', { name: 'WhatsApp this month' });
  await expect(month.getByText('Messages charged')).toBeVisible();
  await expect(month.getByText('Charged messages for each order')).toBeVisible();
  // Every message by hour and month: as bars, and as figures.
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages.getByText('The last 48 hours; the hour that runs is in it.')).toBeVisible();
  await messages.getByText('All figures').click();
  await expect(messages.getByRole('table').getByRole('row').nth(1)).toContainText(/[1-9]/);
  await messages.getByRole('button', { name: 'By month' }).click();
  await expect(page).toHaveURL(/messages=month/);
  await expect(messages.getByRole('columnheader', { name: 'Month' })).toBeVisible();
  const connections = page.getByRole('region', { name: 'Connections' });
  await expect(connections.getByRole('link', { name: /ERP/ })).toContainText(/Well|Not known|Wants attention/);
  await connections.getByRole('link', { name: /WhatsApp/ }).click();
  await expect(page).toHaveURL(/\/settings\/numbers$/);
});
