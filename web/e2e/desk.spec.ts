import { expect, newCustomer, test } from './bridge';
import { looksRight } from './looks';
import { addUser, otherBrowser } from './people';

test('who writes in a chat is named to the colleagues who look at it', async ({ page, browser }) => {
  const colleague = await addUser(page, 'Agent');
  const theirs = await otherBrowser(browser, colleague);
  const customer = await newCustomer('Nour');
  await customer.says('agent');
  for (const one of [page, theirs]) {
    await one.goto('/chats');
    await one.getByRole('link', { name: customer.name }).click();
    await expect(one.getByRole('button', { name: 'Live: what happens is shown as it happens' })).toBeAttached();
  }
  await theirs.getByRole('button', { name: 'Take over' }).click();
  // It is told once in a while as he writes: one that finds a connection just coming back is lost.
  await expect(async () => {
    await theirs.getByRole('textbox', { name: 'Message' }).pressSequentially('One moment');
    await expect(page.getByText(`${colleague.name} is replying`)).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(theirs.getByText(/is replying/)).toHaveCount(0);
  // Who stops is soon not said to write any more.
  await expect(page.getByText(/is replying/)).toHaveCount(0, { timeout: 10_000 });
  await theirs.context().close();
});

test('the browser tells who needs a person, of one’s own chats and of new orders, once that was chosen', async ({ page }) => {
  await page.addInitScript(() => {
    const told: string[] = [];
    class Told extends EventTarget {
      static readonly permission = 'granted';
      static readonly requestPermission = () => Promise.resolve('granted');
      onclick: (() => void) | null = null;
      constructor(title: string, options: { body?: string } = {}) {
        super();
        told.push(`${title}: ${options.body ?? ''}`);
      }
      close() {
        told.push('closed');
      }
    }
    Object.assign(window, { Notification: Told, told });
  });
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told.join('\n'));
  await page.goto('/');
  await page.getByRole('button', { name: 'Account' }).click();
  for (const name of ['My chats', 'Who needs a person', 'New orders']) await page.getByRole('menuitemcheckbox', { name }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Live: what happens is shown as it happens' })).toBeAttached();

  const customer = await newCustomer('Salma');
  await customer.says('agent');
  await expect.poll(told).toContain(`${customer.name}: Needs a person`);

  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  await page.goto('/catalog');
  await expect(page.getByRole('button', { name: 'Live: what happens is shown as it happens' })).toBeAttached();
  await page.waitForLoadState('networkidle');
  await customer.says('Do you have it in blue?');
  await expect.poll(told).toContain(`${customer.name}: Do you have it in blue?`);
});

test('what is assigned to a colleague is his, though nobody has taken it over', async ({ page, browser }) => {
  const colleague = await addUser(page, 'Agent');
  const theirs = await otherBrowser(browser, colleague);
  const customer = await newCustomer('Rana');
  await customer.says('agent');
  await theirs.goto('/chats?filter=mine');
  await expect(theirs.getByText('Nothing here.', { exact: false })).toBeVisible();
  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  await page.getByRole('button', { name: 'More for this conversation' }).click();
  await page.getByRole('menuitemradio', { name: colleague.name }).click();
  await expect(theirs.getByRole('link', { name: customer.name })).toBeVisible();
  await theirs.context().close();
});

test('a product, the question for the address, a template and a place in a flow are sent from the chat', async ({ page }) => {
  test.setTimeout(120_000);
  const customer = await newCustomer('Reem');
  await customer.says('agent');
  // Templates are fetched when somebody looks at them.
  await page.goto('/templates');
  await expect(page.getByRole('row').filter({ hasText: 'hello_world' })).toBeVisible();
  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  await page.getByRole('button', { name: 'Take over' }).click();
  const thread = page.getByRole('region', { name: 'Messages' });
  const more = async (name: string) => {
    await page.getByRole('button', { name: 'More to send' }).click();
    await page.getByRole('menuitem', { name }).click();
  };

  await more('Send a product');
  await page.getByRole('dialog').getByLabel('Find a product to add').fill('mug');
  await page.getByRole('radio', { name: /Classic Mug/ }).check();
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Message' })).toHaveValue(/\*Classic Mug/);
  await looksRight(page, 'send-product');
  await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
  await customer.hears('Classic Mug');
  await expect(thread.getByText('Classic Mug').first()).toBeVisible();

  await more('Ask for the address');
  await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
  await customer.hears('location_request_message');
  await customer.sharesLocation();
  await expect(thread.getByText('Durbar Square').first()).toBeVisible();

  await more('Send a template');
  await page.getByRole('dialog').getByLabel('Template', { exact: true }).selectOption({ label: 'hello_world · en_US' });
  await looksRight(page, 'send-template');
  await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
  await customer.hears('hello_world');

  await more('Let the bot go on at…');
  await page.getByRole('dialog').getByLabel('Flow', { exact: true }).selectOption({ label: 'Order' });
  await page.getByRole('dialog').getByLabel('Step', { exact: true }).selectOption('find');
  await looksRight(page, 'let-bot-begin');
  await page.getByRole('dialog').getByRole('button', { name: 'Let the bot go on' }).click();
  await expect(thread.getByText('Handed to the bot at order › find')).toBeVisible();
  await customer.hears('Which product would you like?');
  await expect(page.getByText('The bot answers here. Take over to write yourself.')).toBeVisible();
});

test('a canned reply brings its file and its buttons', async ({ page }) => {
  const shortcut = `prices-${Date.now().toString(36)}`;
  await page.goto('/settings/replies');
  await page.getByRole('button', { name: 'Add a reply' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Shortcut').fill(shortcut);
  await dialog.getByLabel('Text').fill('Our prices');
  await dialog.getByLabel('File').setInputFiles({ name: 'prices.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 prices') });
  await dialog.getByLabel('Button 1').fill('Order');
  await dialog.getByLabel('Button 2').fill('Not now');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);

  const customer = await newCustomer('Zainab');
  await customer.says('agent');
  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByRole('textbox', { name: 'Message' }).fill(`/${shortcut}`);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Button 1', { exact: true })).toHaveValue('Order');
  await expect(page.getByText('prices.pdf')).toBeVisible();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await customer.hears(/"type":"document".*Not now/);
  const bubble = page.getByRole('region', { name: 'Messages' }).locator('[data-by=person]', { hasText: 'Our prices' });
  await expect(bubble.getByText('prices.pdf')).toBeVisible();
  await expect(bubble.getByText('Not now')).toBeVisible();
});

test('a number that is not shared is asked for where that is said', async ({ page }) => {
  const customer = await newCustomer('Hana', { username: `hana.${Date.now().toString(36)}`, hidesNumber: true });
  await customer.says('agent');
  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.getByText('Number not shared')).toBeVisible();
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByRole('button', { name: 'Ask for the phone number' }).click();
  await page.getByRole('dialog', { name: 'Ask for the phone number' }).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Messages' }).getByText('Share phone number')).toBeVisible();
});
