import { expect, owner, test } from './bridge';
import { enter } from './people';

test('from the first sign-in to the first order in less than five minutes, by what the screen says', async ({ page, context }) => {
  test.setTimeout(300_000);
  const began = Date.now();
  await context.clearCookies();
  await enter(page, owner);
  await expect(page.getByText('Demo: nothing leaves this machine')).toBeVisible();
  const guide = page.getByRole('region', { name: 'To your first order' });
  const done = (step: string) => guide.getByRole('listitem').filter({ hasText: step }).getByLabel('Done');
  await expect(guide).toBeVisible();
  await guide.getByRole('link', { name: 'Look at your products' }).click();
  await page.getByRole('button', { name: 'Sync now' }).first().click();
  await expect(page.getByText(/^Synced /)).toBeVisible();
  await page.goto('/');
  await expect(done('Look at your products')).toBeVisible();

  const opened = context.waitForEvent('page');
  await guide.getByRole('link', { name: 'Write “hi” on the sandbox phone' }).click();
  const phone = await opened;
  const name = `Rosa ${Date.now().toString(36)}`;
  await phone.getByRole('button', { name: 'Add a customer' }).click();
  await phone.getByRole('dialog').getByLabel('Name', { exact: true }).fill(name);
  await phone.keyboard.press('Enter');
  // The sandbox shows every customer's phone.
  const own = phone.getByRole('region', { name });
  const write = own.getByPlaceholder('Message');
  const say = async (words: string) => {
    await write.fill(words);
    await phone.keyboard.press('Enter');
  };
  const choose = async (title: string | RegExp) => {
    await own.getByRole('button', { name: 'Choose' }).last().click();
    const sheet = own.locator('.wa-list');
    await sheet.getByText(title).first().click();
    const send = sheet.getByRole('button', { name: 'Send' });
    if (await send.count()) await send.click();
  };
  await say('hi');
  await expect(own.getByText(/How can we help you/)).toBeVisible();
  await choose('Order products');
  await expect(own.getByText(/Which product would you like/)).toBeVisible();
  await say('classic mug');
  await expect(own.getByText(/This is what I found/)).toBeVisible();
  await choose(/^Classic Mug/);
  await expect(own.getByText(/How many would you like/)).toBeVisible();
  await say('3');
  await expect(own.getByText(/Where should we deliver/)).toBeVisible();
  await say('12 Rose Street, Springfield');
  // The company may take more than cash by now.
  const cash = own.getByRole('button', { name: 'Cash on delivery' });
  const confirm = own.getByRole('button', { name: 'Confirm' });
  await cash.or(confirm).last().click();
  if (await confirm.count() === 0 || await cash.count() > 0) await confirm.click();
  await expect(own.getByText(/Your order number is/)).toBeVisible();
  await phone.close();

  await page.goto('/');
  await expect(done('Write “hi” on the sandbox phone')).toBeVisible();
  await expect(done('Order something there')).toBeVisible();
  await page.goto('/orders');
  await expect(page.getByRole('list', { name: 'Sales Orders' }).getByRole('link', { name })).toBeVisible();
  expect(Date.now() - began, 'milliseconds to the first order').toBeLessThan(300_000);
});

test('who has seen enough of the guide hides it, and calls it back', async ({ page }) => {
  await page.goto('/');
  const guide = page.getByRole('region', { name: 'To your first order' });
  await guide.getByRole('button', { name: 'Hide the guide' }).click();
  await expect(guide).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: 'Show the first steps' }).click();
  await expect(guide).toBeVisible();
});

test('"Go live" says what changes, and what happens to a number in use', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Go live' }).click();
  await expect(page.getByRole('heading', { name: 'What changes' })).toBeVisible();
  await expect(page.getByText(/A number that is used in the WhatsApp Business app leaves it/)).toBeVisible();
  await page.getByRole('link', { name: 'ERP Connection' }).last().click();
  await expect(page).toHaveURL(/\/erp$/);
});
