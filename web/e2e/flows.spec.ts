import { steps } from '../src/i18n/en/steps';
import { expect, test } from './bridge';

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

interface StepType { name: string; exits: string[]; texts: string[]; fields: { name: string; choices: string[] }[] }

test('what the engine names has words in the console', async ({ page }) => {
  const { types } = await (await page.request.get('/api/flow/step-types')).json() as { types: StepType[] };
  const names = {
    types: types.map(type => type.name),
    exits: types.flatMap(type => type.exits),
    texts: types.flatMap(type => type.texts),
    fields: types.flatMap(type => type.fields.map(field => field.name)),
    choices: types.flatMap(type => type.fields.flatMap(field => field.choices)),
  };
  const bare = Object.entries(names).flatMap(([group, all]) => {
    const words: Readonly<Record<string, string>> = steps[group as keyof typeof steps];
    return all.map(name => name.replace(/_other$/, 'Other')).filter(name => !words[name]).map(name => `${group}.${name}`);
  });
  expect([...new Set(bare)]).toEqual([]);
});
