import { expect, newCustomer, test } from './bridge';
import { looksRight } from './looks';

test('going live: the demo’s customers are forgotten, and the sandbox is closed and taken back', async ({ page }) => {
  const customer = await newCustomer('Demo Dora');
  await customer.says('hi');
  await customer.hears(/./);
  const chats = async () => (await page.request.get('/api/messaging/conversations?limit=50')).text();
  expect(await chats()).toContain(customer.name);

  await page.goto('/go-live');
  await page.getByRole('button', { name: 'Remove the demo’s customers' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('This cannot be undone');
  await dialog.getByRole('button', { name: 'Remove the demo’s customers' }).click();
  await expect(page.getByText(/^\d+ customers? (is|are) being forgotten/)).toBeVisible();
  await expect.poll(chats).not.toContain(customer.name);

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
