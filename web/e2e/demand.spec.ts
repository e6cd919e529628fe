import type { Page } from '@playwright/test';
import { expect, saved, test } from './bridge';
import { looksRight } from './looks';
import { addUser, enter, nextCodeOf, setUpApp, signedOut } from './people';

async function demand(page: Page, of: string) {
  await page.goto('/settings/users');
  await page.getByLabel('Second factor is demanded of').selectOption({ label: of });
  await saved(page);
}

test('who must have a second factor is led to one, and to nothing else until it is set up', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const person = await addUser(page, 'HR');
  // The owner is asked for one too.
  await page.goto('/settings/security');
  const secret = await setUpApp(page);
  await expect(page.getByText('After the password, the code of your app is asked for.')).toBeVisible();
  await demand(page, 'Owners, admins and HR');
  try {
    const theirs = await (await browser.newContext(signedOut)).newPage();
    await theirs.goto('/applications');
    await enter(theirs, person);
    const asked = theirs.getByRole('heading', { name: 'One more step' });
    await expect(asked).toBeVisible();
    await looksRight(theirs, 'second-factor-demanded');
    await theirs.goto('/applications');
    await expect(asked).toBeVisible();
    await expect(theirs).toHaveURL(/second-factor\?next=/);
    await setUpApp(theirs);
    await expect(theirs.getByRole('heading', { level: 1, name: 'Applications' })).toBeVisible();
    await theirs.context().close();
    // Nothing has changed for who has one.
    await page.goto('/chats');
    await expect(page.getByRole('heading', { level: 1, name: 'Chats' })).toBeVisible();
  } finally {
    await demand(page, 'Nobody');
    await page.goto('/settings/security');
    await page.getByRole('button', { name: 'Turn off' }).click();
    await page.getByLabel('Code of the app, or a recovery code').fill(nextCodeOf(secret));
    await page.getByRole('button', { name: 'Turn off' }).click();
    await expect(page.getByRole('button', { name: 'Turn on' })).toBeVisible();
  }
});
