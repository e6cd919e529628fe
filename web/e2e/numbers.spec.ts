import { expect, newCustomer, saved, test } from './bridge';

test('the account is looked at thing by thing, and a key goes in and never out', async ({ page }) => {
  test.setTimeout(120_000);
  const customer = await newCustomer('Ines');
  await customer.says('hi');
  await page.goto('/settings/numbers');
  await expect(page.getByRole('table', { name: 'Numbers' }).getByText('Connected')).toBeVisible();
  await expect(page.getByText('A number that is used in the WhatsApp Business app leaves it')).toBeVisible();
  await expect(page.getByText('/webhooks/whatsapp').first()).toBeVisible();

  await page.getByRole('button', { name: 'Check now' }).click();
  const things = page.getByRole('list', { name: 'Check' });
  await expect(things.getByText('The webhook answers at its address.')).toBeVisible();
  await expect(things.getByText('The account tells Bridge’s app.')).toBeVisible();
  await expect(things.getByText(/^Came /)).toBeVisible();

  // What the environment set is said by its name; what is saved wins, and the environment's comes back.
  await expect(page.getByText('Set by WhatsApp__VerifyToken')).toBeVisible();
  await page.getByLabel('Verify token').fill('verify-token');
  await saved(page);
  await expect(page.getByLabel('Verify token')).toHaveValue('');
  await page.getByRole('button', { name: 'Use the environment’s again' }).click();
  await page.getByRole('dialog', { name: 'Forget “Verify token” as it is saved here?' }).getByRole('button', { name: 'Use the environment’s again' }).click();
  await expect(page.getByText('Set by WhatsApp__VerifyToken')).toBeVisible();
});
