import { readFile } from 'node:fs/promises';
import { steps } from '../src/i18n/en/steps';
import { expect, newCustomer, test } from './bridge';
import { looksRight } from './looks';

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
  // A second press makes no second version.
  await dialog.getByRole('button', { name: 'Publish' }).dblclick();
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

/** Two questions, one after the other, begun by a word of its own. */
const tea = (id: string, second: string) => ({
  spec_version: 1, id, name: { en: id }, audience: 'all', entry: 'cups', triggers: [{ on: 'keyword', words: { en: [id] } }],
  steps: [
    { id: 'cups', type: 'ask', kind: 'text', variable: 'cups', text: { en: 'How many cups?' }, exits: { next: 'milk' } },
    { id: 'milk', type: 'ask', kind: 'text', variable: 'milk', text: { en: second }, exits: { next: 'done' } },
    { id: 'done', type: 'message', text: { en: 'It is on its way.' } },
  ],
});

test('who stands in a flow stays, moves or begins again when it is published, and an older version comes back', async ({ page }) => {
  test.setTimeout(180_000);
  const id = unique();
  const { antiforgery } = await (await page.request.get('/api/session')).json() as { antiforgery: string };
  const headers = { 'X-CSRF-TOKEN': antiforgery };
  const flow = `/api/flow/flows/${id}`;
  let { revision } = await (await page.request.post('/api/flow/flows', { headers, data: { id, name: id, copyOf: null } })).json() as { revision: number };
  const draft = async (second: string) => {
    const saved = await page.request.put(`${flow}/draft`, { headers, data: { revision, definition: tea(id, second) } });
    ({ revision } = await saved.json() as { revision: number });
  };
  await draft('With milk?');
  expect((await page.request.post(`${flow}/publish`, { headers, data: { revision, note: null, liveChats: 'Keep', override: null } })).ok()).toBe(true);
  const stands = async (name: string) => {
    const customer = await newCustomer(name);
    await customer.says(id);
    await customer.hears('How many cups?');
    return customer;
  };
  const dialog = page.getByRole('dialog', { name: 'Publish this draft' });
  const publish = dialog.getByRole('button', { name: 'Publish', exact: true });
  const publishAs = async (second: string, fate: string, told: string) => {
    await draft(second);
    await page.goto(`/flows/${id}`);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    // Where it stood while it was being asked who stands in the flow, there it stands.
    const before = await publish.boundingBox();
    await expect(dialog.getByText(/stands? in this flow now/)).toBeVisible();
    expect(await publish.boundingBox()).toEqual(before);
    await dialog.getByRole('radio', { name: fate }).check();
    if (fate === 'Move.') await looksRight(page, 'publish-live');
    await publish.click();
    await expect(page.getByText(told)).toBeVisible();
  };

  const keeps = await stands('Karin');
  await publishAs('With sugar?', 'Stay.', 'Published as version 2. 1 chat ends where it began.');
  await keeps.says('one');
  await keeps.hears('With milk?');

  const moves = await stands('Mona');
  await publishAs('With honey?', 'Move.', 'Published as version 3. 2 chats go on in it.');
  await moves.says('two');
  await moves.hears('With honey?');

  const ends = await stands('Enzo');
  await publishAs('With lemon?', 'Begin again.', 'Published as version 4. 3 chats begin again.');
  await ends.says('three');
  await ends.hears('How can we help you');
  await ends.neverHeard(/With/);

  await page.getByRole('button', { name: 'Versions' }).click();
  const versions = page.getByRole('dialog', { name: 'Versions' });
  await versions.getByRole('button', { name: /^Version 1/ }).click();
  await expect(versions.getByText('The first version.')).toBeVisible();
  await looksRight(page, 'versions');
  await versions.getByRole('button', { name: 'Go back to version 1' }).click();
  await expect(page.getByText('Published as version 5.')).toBeVisible();
  await expect(versions.getByRole('button', { name: /^Version 5.*Version 1 again/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Versions' })).toBeFocused();
  const later = await stands('Lea');
  await later.says('four');
  await later.hears('With milk?');
});

test('flows go to a file and come from one as drafts; what is wrong with a file is told by its place, and nothing is lost', async ({ page, complaints }) => {
  const id = unique();
  const { antiforgery } = await (await page.request.get('/api/session')).json() as { antiforgery: string };
  const headers = { 'X-CSRF-TOKEN': antiforgery };
  const made = await page.request.post('/api/flow/flows', { headers, data: { id, name: id, copyOf: null } });
  const { revision } = await made.json() as { revision: number };
  await page.request.put(`/api/flow/flows/${id}/draft`, { headers, data: { revision, definition: tea(id, 'With milk?') } });

  await page.goto(`/flows/${id}`);
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save as a file, with the flows that it calls' }).click();
  const file = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as { bridgeFlows: number; flows: unknown[] };
  expect(file.flows).toEqual([tea(id, 'With milk?')]);

  await page.goto('/flows');
  const read = (text: string) => page.locator('input[type=file]').setInputFiles({ name: 'flows.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const told = (words: string | RegExp) => expect(page.getByText(words).first()).toBeVisible();
  const other = { ...tea(`${id}-b`, 'With sugar?'), note: 'kept though no console knows it' };
  await read(JSON.stringify({ ...file, flows: [...file.flows, other] }));
  await told(/1 new, 0 changed, 1 as they were/);

  await read('{\n  "bridgeFlows": 1,\n  "flows": [ {}, ]\n}');
  await told('Line 3 is no JSON: nothing was read.');
  await read(JSON.stringify({ ...file, flows: [other, { ...other, id: 'Not an id' }] }));
  await told(/the id of flow 2 in the file/);
  expect(complaints.splice(0)).toEqual([expect.stringContaining('status of 400')]);
  const [cups, ...others] = other.steps;
  await read(JSON.stringify({ ...file, flows: [{ ...other, steps: [{ ...cups, exits: { next: 'nowhere' } }, ...others] }] }));
  await told(new RegExp(`Before publishing, mend ${id}-b · cups: `));

  // The draft that this took the place of is kept.
  const kept = await (await page.request.get(`/api/flow/flows/${id}-b/kept`)).json() as { id: string }[];
  expect(kept).toHaveLength(1);
  const before = await (await page.request.get(`/api/flow/flows/${id}-b/kept/${kept[0]?.id}`)).json() as { definition: unknown };
  expect(before.definition).toEqual(other);
});

test('a flow is left with its last change saved, and what could not be saved is asked about', async ({ page, complaints }) => {
  const id = unique();
  const { antiforgery } = await (await page.request.get('/api/session')).json() as { antiforgery: string };
  const headers = { 'X-CSRF-TOKEN': antiforgery };
  const { revision } = await (await page.request.post('/api/flow/flows', { headers, data: { id, name: id, copyOf: null } })).json() as { revision: number };
  await page.request.put(`/api/flow/flows/${id}/draft`, { headers, data: { revision, definition: tea(id, 'With milk?') } });
  const words = page.getByRole('table', { name: 'Wording' }).getByRole('textbox').first();
  const elsewhere = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Chats' });

  await page.goto(`/flows/${id}?view=wording`);
  await words.fill('How many pots?');
  await elsewhere.click();
  await expect(page).toHaveURL(/\/chats/);
  await expect.poll(async () => (await page.request.get(`/api/flow/flows/${id}`)).text()).toContain('How many pots?');

  await page.goto(`/flows/${id}?view=wording`);
  await page.route('**/draft', route => route.fulfill({ status: 503, json: { title: 'Out of order', status: 503 } }));
  await words.fill('How many mugs?');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  // Another view of the flow is no other place.
  await page.getByRole('button', { name: 'Cards', exact: true }).click();
  await expect(page).not.toHaveURL(/view=wording/);
  await elsewhere.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click();
  await expect(page).toHaveURL(new RegExp(`/flows/${id}`));
  await page.unroute('**/draft');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Draft saved')).toBeVisible();
  // The browser itself reports what was refused.
  complaints.splice(0, complaints.length, ...complaints.filter(told => !told.includes('status of 503')));
});
