import type { Locator, Page } from '@playwright/test';
import { expect, newCustomer, test } from './bridge';
import { looksRight } from './looks';

/** Tab, until the focus is there: whoever has no mouse comes there too. */
async function tabTo(page: Page, target: Locator, key = 'Tab') {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate(element => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not come to ${String(target)}.`);
}

test('a flow of six steps with a branch is drawn by keyboard alone, published, and talked to', async ({ page }) => {
  test.setTimeout(180_000);
  const id = `tea-${Date.now().toString(36)}`;
  const press = (key: string) => page.keyboard.press(key);
  const type = (words: string) => page.keyboard.type(words);
  const say = async (words: string) => {
    await press('Control+a');
    await type(words);
  };

  await page.goto('/');
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await type('bot flows');
  await press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'New flow' }));
  await press('Enter');
  await expect(page.getByLabel('Name')).toBeFocused();
  await type(id);
  await press('Enter');
  await expect(page).toHaveURL(new RegExp(`/flows/${id}$`));

  // A step begins with what it says; Enter opens it, Escape comes back to the cards.
  const canvas = page.getByRole('application', { name: 'Visual Flow Builder' });
  await tabTo(page, canvas);
  await press('ArrowRight');
  await press('Enter');
  await say('Tea time.');
  await press('Escape');
  await expect(canvas).toBeFocused();

  const add = async (kind: string) => {
    await press('n');
    await type(kind);
    await press('Enter');
    await expect(canvas).toBeFocused();
  };
  await add('choice');
  await press('Enter');
  await say('Tea or coffee?');
  const option = (number: number) => page.getByLabel(`Option ${number}`, { exact: true });
  await tabTo(page, option(1));
  await say('Tea');
  await tabTo(page, page.getByRole('button', { name: 'Add option' }));
  await press('Enter');
  await tabTo(page, option(2), 'Shift+Tab');
  await say('Coffee');
  await press('Escape');

  // Tab goes through the ways out of the card: what is added follows the one that is chosen.
  await press('Tab');
  await add('message');
  await press('Enter');
  await say('A pot of tea is on its way.');
  await press('Escape');
  await press('ArrowLeft');
  await press('Tab');
  await press('Tab');
  await add('question');
  await press('Enter');
  await say('How many cups?');
  await tabTo(page, page.getByLabel('Keep the answer in'));
  await type('cups');
  await press('Escape');
  await add('message');
  await press('Enter');
  await say('{cups} of coffee, at once.');
  await press('Escape');
  await add('end');

  await tabTo(page, page.getByRole('button', { name: 'How customers come in' }), 'Shift+Tab');
  await press('Enter');
  const ways = page.getByRole('dialog', { name: 'How customers come in' });
  await tabTo(page, ways.getByRole('button', { name: 'Add a way in' }));
  await press('Enter');
  await tabTo(page, ways.getByLabel('Words'), 'Shift+Tab');
  await type(id);
  await looksRight(page, 'ways-in');
  await press('Escape');
  await expect(ways).toHaveCount(0);
  await expect(page.getByText('Draft saved')).toBeVisible();

  await tabTo(page, page.getByRole('button', { name: 'Publish', exact: true }));
  await press('Enter');
  const publish = page.getByRole('dialog', { name: 'Publish this draft' });
  await expect(publish.getByRole('heading', { name: 'What changes' })).toBeVisible();
  await tabTo(page, publish.getByRole('button', { name: 'Publish', exact: true }));
  await press('Enter');
  await expect(page.getByText('Published as version 1')).toBeVisible();

  const one = await newCustomer('Mira');
  await one.says(id);
  await one.hears('Tea time.');
  await one.taps('Tea');
  await one.hears('A pot of tea is on its way.');
  const other = await newCustomer('Karim');
  await other.says(id);
  await other.taps('Coffee');
  await other.hears('How many cups?');
  await other.says('three');
  await other.hears('three of coffee, at once.');

  // What it says is changed in the table of all sentences, and the next customer hears it.
  await page.goto(`/flows/${id}?view=wording`);
  const sentence = page.getByRole('table', { name: 'Wording' }).getByRole('textbox', { name: 'message Text, English' });
  await expect(sentence).toHaveValue('A pot of tea is on its way.');
  await sentence.fill('Your tea is being made.');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(publish.getByText('Your tea is being made.')).toBeVisible();
  await looksRight(page, 'publish');
  await publish.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Published as version 2')).toBeVisible();
  const third = await newCustomer('Petra');
  await third.says(id);
  await third.taps('Tea');
  await third.hears('Your tea is being made.');

  // The cards tell how many came, and how many went no further.
  await page.goto(`/flows/${id}`);
  await page.getByRole('button', { name: 'What customers did in 30 days' }).click();
  await expect(page.locator('.react-flow__node').first().getByText(/\d came/)).toBeVisible();
  await looksRight(page, 'flow-counts');
});

test('the palette comes by the same key on an Arabic keyboard', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await page.locator('body').dispatchEvent('keydown', { key: 'ن', code: 'KeyK', ctrlKey: true, bubbles: true });
  await expect(page.getByRole('dialog', { name: 'Go to' })).toBeVisible();
});
