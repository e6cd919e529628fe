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
  // Twice is once.
  await place.dblclick();
  await expect(page.getByText(/is on its way to the ERP/)).toHaveCount(1);

  await customer.sendsDocument('transfer.pdf', 'application/pdf', Buffer.from('%PDF-1.4 paid'));
  await expect(page.getByText('transfer.pdf').first()).toBeVisible();

  await page.goto('/orders?show=Payment');
  await page.getByRole('list', { name: 'Sales Orders' }).getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('list', { name: 'Sent since the order' }).getByText('transfer.pdf')).toBeVisible();
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

test('a person sends the customer an order, who confirms it on his phone by a button', async ({ page }) => {
  test.setTimeout(150_000);
  const customer = await newCustomer('Omar');
  await customer.says('agent');
  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();

  const dialog = page.getByRole('dialog', { name: 'New order' });
  const offer = dialog.getByRole('button', { name: 'Send to the customer to confirm' });
  await page.getByRole('button', { name: 'New order' }).click();
  await dialog.getByLabel('Find a product to add').fill('mug');
  await dialog.getByRole('button', { name: /Classic Mug/ }).click();
  await expect(offer).toBeEnabled();
  await offer.click();
  await expect(page.getByText('The customer has it in the chat and can confirm it there')).toBeVisible();
  await expect(page.getByText(/^An order for .* was sent to the customer to confirm/)).toBeVisible();

  // It is changed before he has confirmed it: the form goes on with the same.
  await page.getByRole('button', { name: 'New order' }).click();
  await expect(dialog.getByText(/^Sent to the customer .* not confirmed yet/)).toBeVisible();
  await dialog.getByLabel(/^Quantity of/).fill('3');
  await expect(offer).toBeEnabled();
  await looksRight(page, 'offered-order');
  await offer.click();
  await expect(page.getByText(/3 × Classic Mug/).first()).toBeVisible();

  // On his phone too: a tap on the older Confirm would show him the newer order.
  await customer.hears('3 × Classic Mug');
  await customer.taps('Confirm');
  await expect(page.getByText(/^Your order is in: its number is/).last()).toBeVisible({ timeout: 30_000 });
  await page.goto('/orders');
  await page.getByRole('list', { name: 'Sales Orders' }).getByRole('link', { name: customer.name }).click();
  await expect(page.getByText('Put together in the chat, and sent to the customer to confirm')).toBeVisible();
  await expect(page.getByText('Confirmed by the customer').first()).toBeVisible();
});
