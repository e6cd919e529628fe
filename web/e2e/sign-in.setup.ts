import { expect, owner, signedInFile, test } from './bridge';
import { looksRight } from './looks';

test('a person signs in and comes to the page he asked for', async ({ page }) => {
  await page.goto('/chats?filter=unread');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await looksRight(page, 'sign-in');
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page).toHaveURL(/\/chats\?filter=unread$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Chats' })).toBeVisible();
  await page.context().storageState({ path: signedInFile });
});
