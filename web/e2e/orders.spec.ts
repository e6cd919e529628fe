import { expect, newCustomer, saved, test } from './bridge';
import { looksRight } from './looks';

test('a person takes over a chat, takes an order in it, and checks the payment', async ({ page }) => {
  test.setTimeout(150_000);
  await page.goto('/settings/payments');
  const transfer = page.getByRole('listitem', { name: 'Bank transfer' }).getByRole('switch');
  await expect(transfer).toBeVisible();
  if (!(await transfer.isChecked())) {
    await transfer.click();
    await saved(page);
  }
  const customer = await newCustomer('Lina');
  await customer.says('agent');
  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();

  await page.getByRole('button', { name: 'New order' }).click();
  const dialog = page.getByRole('dialog', { name: 'New order' });
  await dialog.getByLabel('Find a product to add').fill('mug');
  await dialog.getByRole('button', { name: /Classic Mug/ }).click();
  await dialog.getByLabel(/^Quantity of/).fill('2');
  await dialog.getByLabel('Payment').selectOption('Transfer');
  const place = dialog.getByRole('button', { name: /^Place the order for/ });
  await expect(place).toBeEnabled();
  await looksRight(page, 'new-order');
  await place.click();
  await expect(page.getByText(/is on its way to the ERP/)).toBeVisible();

  await page.goto('/orders?show=Payment');
  await page.getByRole('list', { name: 'Sales Orders' }).getByRole('link', { name: customer.name }).click();
  await page.getByLabel('Reference of the payment').fill('TX-1');
  await looksRight(page, 'order');
  await page.getByRole('button', { name: 'Payment received' }).click();
  await expect(page.getByText('Payment received').first()).toBeVisible();
  await expect(page.getByRole('main').getByText('Confirmed').first()).toBeVisible();

  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  await page.getByRole('button', { name: 'Hand back to bot' }).click();
  await expect(page.getByRole('button', { name: 'Take over' })).toBeVisible();
});
