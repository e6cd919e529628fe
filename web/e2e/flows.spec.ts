import type { Locator, Page } from '@playwright/test';
import { expect, newCustomer, test } from './bridge';

const unique = () => `e2e-${Date.now().toString(36)}`;

test('a flow with a branch is drawn by keyboard alone, played, published, and its wording changed', async ({ page }) => {
  test.setTimeout(180_000);
  const id = unique();
  await page.goto('/flows');
  await page.getByRole('button', { name: 'New flow' }).click();
  await page.getByLabel('Name').fill(id);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/flows/${id}$`));
  const canvas = page.getByRole('application', { name: 'Visual Flow Builder' });
  await expect(canvas).toBeVisible();
  const cards = page.locator('.react-flow__node');
  const begun = await cards.count();

  // N opens the palette, Enter adds the first that fits after the selected step.
  const add = async (type: string) => {
    await canvas.focus();
    await page.keyboard.press('n');
    await page.keyboard.type(type);
    await page.keyboard.press('Enter');
  };
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await add('choice');
  await add('message');
  // Cards out of sight are not drawn.
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(cards).toHaveCount(begun + 2);
  await canvas.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Tea or coffee?');
  await expect(page.getByText(/Tea or coffee\?/).first()).toBeVisible();
  await expect(page.getByText('Draft saved')).toBeVisible();

  await canvas.focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');

  await page.getByRole('button', { name: 'JSON' }).click();
  await expect(page.getByRole('textbox', { name: 'JSON' })).toContainText('Tea or coffee?');
  await page.getByRole('button', { name: 'JSON' }).click();

  await page.getByRole('button', { name: 'Start the conversation' }).click();
  await expect(page.locator('.wa').getByText(/Tea or coffee\?/)).toBeVisible();

  await page.getByRole('button', { name: 'Wording', exact: true }).click();
  const words = page.getByRole('table', { name: 'Wording' }).getByRole('textbox').first();
  await words.fill('Said otherwise');
  await expect(page.getByText('Draft saved')).toBeVisible();

  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish this draft' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Published as version 1')).toBeVisible();
});

test('half-typed JSON leaves the cards as they are', async ({ page }) => {
  await page.goto('/flows/track');
  const cards = page.locator('.react-flow__node');
  await expect(cards.first()).toBeVisible();
  const before = await cards.count();
  await page.getByRole('button', { name: 'JSON' }).click();
  await page.getByRole('textbox', { name: 'JSON' }).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('{');
  await expect(page.getByText(/Half typed/)).toBeVisible();
  await expect(cards).toHaveCount(before);
  await page.keyboard.press('Backspace');
  await expect(page.getByText(/^Live:/)).toBeVisible();
});

/** Goes there as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key = 'Tab') {
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate(element => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(target)} is not reached by ${key}.`);
}

test('six steps with a branch are drawn and published by keyboard alone, and a customer chats with them', async ({ page }) => {
  test.setTimeout(180_000);
  const id = unique();
  const keys = page.keyboard;
  await page.goto('/flows');
  const create = page.getByRole('button', { name: 'New flow' });
  await expect(create).toBeVisible();
  await tabTo(page, create);
  await keys.press('Enter');
  await expect(page.getByLabel('Name')).toBeFocused();
  await keys.type(id);
  await keys.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/flows/${id}$`));
  const canvas = page.getByRole('application', { name: 'Visual Flow Builder' });
  await expect(canvas).toBeVisible();
  const selected = page.locator('.react-flow__node.selected');
  const back = () => tabTo(page, canvas, 'Shift+Tab');
  const add = async (type: string) => {
    await keys.press('n');
    await keys.type(type);
    await keys.press('Enter');
    await expect(selected).toHaveCount(1);
    await back();
  };
  const write = async (words: string) => {
    await keys.press('Enter');
    await keys.press('Control+a');
    await keys.type(words);
    await back();
  };

  await tabTo(page, canvas);
  await keys.press('ArrowRight');
  await write(`Welcome ${id}`);
  await add('choice');
  await write('Tea or coffee?');
  await tabTo(page, page.getByRole('button', { name: 'Add option' }));
  await keys.press('Enter');
  for (const [label, words] of [['Option 1', 'Tea'], ['Option 2', 'Coffee']] as const) {
    await tabTo(page, page.getByLabel(label, { exact: true }), 'Shift+Tab');
    await keys.press('Control+a');
    await keys.type(words);
    await tabTo(page, page.getByRole('button', { name: 'Add option' }));
  }
  await back();
  for (const [port, words] of [[1, 'Tea it is'], [2, 'Coffee it is']] as const) {
    for (let tabs = 0; tabs < port; tabs++) await keys.press('Tab');
    await add('message');
    await write(words);
    await add('end');
    // Back along the branch to the question.
    for (let steps = 0; steps < 3 && !(await selected.getByText('Tea or coffee?').count()); steps++) await keys.press('ArrowLeft');
    await expect(selected.getByText('Tea or coffee?')).toBeVisible();
  }

  await tabTo(page, page.getByRole('button', { name: 'JSON' }), 'Shift+Tab');
  await keys.press('Enter');
  const json = page.getByRole('textbox', { name: 'JSON' });
  await expect(json).toContainText('Coffee it is');
  await tabTo(page, json);
  await keys.press('Control+Home');
  await keys.press('ArrowRight');
  await keys.insertText(`"triggers": [{ "on": "keyword", "words": { "en": ["${id}"] } }],`);
  await expect(page.getByText(/^Live:/)).toBeVisible();
  await expect(page.getByText('Draft saved')).toBeVisible();

  const publish = async () => {
    const dialog = page.getByRole('dialog', { name: 'Publish this draft' });
    await tabTo(page, page.getByRole('button', { name: 'Publish' }), 'Shift+Tab');
    await keys.press('Enter');
    await expect(dialog).toBeVisible();
    const confirm = dialog.getByRole('button', { name: 'Publish' });
    await expect(confirm).toBeEnabled();
    await tabTo(page, confirm);
    await keys.press('Enter');
  };
  // CodeMirror keeps Tab to itself until Escape is pressed.
  await keys.press('Escape');
  await publish();
  await expect(page.getByText('Published as version 1')).toBeVisible();

  const customer = await newCustomer('Mia');
  await customer.says(id);
  await customer.hears(`Welcome ${id}`);
  await customer.taps('Coffee');
  await customer.hears('Coffee it is');

  // A sentence is changed in Wording, and stands on the next phone.
  await page.goto(`/flows/${id}?view=wording`);
  const words = page.getByRole('table', { name: 'Wording' }).getByRole('textbox').first();
  await words.fill(`Good day ${id}`);
  await expect(page.getByText('Draft saved')).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog', { name: 'Publish this draft' }).getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Published as version 2')).toBeVisible();
  const second = await newCustomer('Noor');
  await second.says(id);
  await second.hears(`Good day ${id}`);
});
