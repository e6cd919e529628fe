import { expect, newCustomer, reviewTemplate, test } from './bridge';
import { looksRight } from './looks';

test('a template is written with its problems at the fields, reviewed, sent as a test, and deleted', async ({ page }) => {
  test.setTimeout(120_000);
  const name = `parcel_${Date.now().toString(36)}`;
  const customer = await newCustomer('Devi');
  await customer.says('hi');

  await page.goto('/templates');
  await expect(page.getByRole('heading', { level: 1, name: 'Templates' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'hello_world' })).toBeVisible();
  await page.getByRole('link', { name: 'Create Meta Template' }).click();

  // What Meta would refuse is told before it sees it, each thing at its field.
  await page.getByLabel('Name', { exact: true }).fill('No Good');
  await page.getByRole('textbox', { name: 'Body' }).fill('{{1}} waits for you');
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await expect(page.getByText('Small letters, digits and _ only')).toBeVisible();
  await expect(page.getByText('A variable cannot stand at the very start or end.')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'things to put right' })).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await looksRight(page, 'template-problems');

  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('textbox', { name: 'Body' }).fill('Hello, your parcel {{1}} waits for you in our shop.');
  await page.getByLabel('Example for {{1}}').fill('88');
  await page.getByRole('button', { name: 'Add a button' }).click();
  await page.getByLabel('Words of button 1').fill('I am coming');
  await expect(page.getByRole('complementary', { name: 'Preview' }).getByText('your parcel 88 waits for you')).toBeVisible();
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await expect(page.getByText('In review').first()).toBeVisible();

  await reviewTemplate(name, { verdict: 'reject', reason: 'PROMOTIONAL' });
  await expect(page.getByText('It advertises, and utility templates may not.')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Body' }).fill('Hello, your parcel {{1}} is ready in our shop.');
  await page.getByRole('button', { name: 'Submit the change' }).click();
  await expect(page.getByText('In review').first()).toBeVisible();
  await reviewTemplate(name, { verdict: 'approve' });
  await expect(page.getByText('Approved').first()).toBeVisible({ timeout: 20_000 });

  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByLabel('Find a chat by name or number').fill(customer.name);
  await page.getByRole('radio', { name: customer.name }).check();
  await page.getByLabel('Value of {{1}}').fill('1043');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('On its way')).toBeVisible();
  await customer.hears('1043');
  await page.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/templates$/);
  await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(0);
});

test('a template is copied with all that it says', async ({ page }) => {
  await page.goto('/templates');
  await page.getByRole('row').filter({ hasText: 'order_update' }).filter({ hasText: 'en' }).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Duplicate' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('order_update_copy');
  await expect(page.getByLabel('Example for {{1}}')).not.toHaveValue('');
});

test('what is typed and not saved is not lost by a click elsewhere', async ({ page }) => {
  await page.goto('/templates/new');
  const body = page.getByRole('textbox', { name: 'Body' });
  await body.fill('Your parcel waits for you.');
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });

  await page.locator('nav').getByRole('link', { name: 'Orders' }).click();
  await expect(question).toBeVisible();
  await looksRight(page, 'leave-unsaved');
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(question).toHaveCount(0);
  await expect(body).toHaveValue('Your parcel waits for you.');

  await page.locator('nav').getByRole('link', { name: 'Orders' }).click();
  await question.getByRole('button', { name: 'Leave' }).click();
  await expect(page).toHaveURL(/\/orders$/);
});
