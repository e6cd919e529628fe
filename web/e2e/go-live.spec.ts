import { expect, newCustomer, putsTogetherAnOrder, test } from './bridge';
import { looksRight } from './looks';

test('going live: the demo’s customers are forgotten with their orders, and the sandbox is closed and taken back', async ({ page }) => {
  test.setTimeout(180_000);
  const customer = await newCustomer('Demo Dora');
  await putsTogetherAnOrder(customer);
  await customer.taps('Confirm');
  await customer.hears('order number is');
  const chats = async () => (await page.request.get('/api/messaging/conversations?limit=50')).text();
  const orders = async () => ((await (await page.request.get('/api/catalog/orders?limit=50')).json()) as { items: unknown[] }).items;
  expect(await chats()).toContain(customer.name);
  expect(await orders()).not.toEqual([]);

  await page.goto('/go-live');
  await page.getByRole('button', { name: 'Remove the demo’s customers and orders' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('This cannot be undone');
  await dialog.getByRole('button', { name: 'Remove the demo’s customers and orders' }).click();
  await expect(page.getByText(/^Being forgotten: customers \d+, orders [1-9]\d*, applications \d+\./)).toBeVisible();
  // Everybody goes one after the other, and nobody knows who is last.
  await expect.poll(chats, { timeout: 90_000 }).not.toContain(customer.name);
  // One whose call to the ERP is under way goes once that has ended, another a few seconds later.
  await expect.poll(orders, { timeout: 90_000 }).toEqual([]);

  await page.getByRole('button', { name: 'Close the sandbox' }).click();
  await dialog.getByRole('button', { name: 'Close the sandbox' }).click();
  try {
    await expect(page.getByText('The sandbox is closed.')).toBeVisible();
    await expect(page.getByText('Demo: nothing leaves this machine')).toHaveCount(0);
    const own = page.getByRole('listitem').filter({ hasText: 'Then enter your own number' });
    await expect(own.getByText('Demo', { exact: true })).toBeVisible();
    await looksRight(page, 'go-live-closed');
    await page.getByRole('listitem').filter({ hasText: 'Then enter your own number' }).getByRole('link', { name: 'WhatsApp numbers and keys' }).click();
    await expect(page.getByText('They stand here once the access token')).toBeVisible();
    await page.goBack();
    // Its webhooks come through no more.
    const unheard = await newCustomer('Too Late Tom');
    await unheard.says('hi').catch(() => undefined);
    expect(await chats()).not.toContain(unheard.name);
  } finally {
    await page.getByRole('button', { name: 'Open it again' }).click();
  }
  await expect(page.getByText('Demo: nothing leaves this machine')).toBeVisible();
  const again = await newCustomer('Back Again Bea');
  await again.says('hi');
  await again.hears(/./);
});
