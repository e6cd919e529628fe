import { expect, newCustomer, test } from './bridge';
import { looksRight } from './looks';
import { addUser, otherBrowser } from './people';

test('a conversation arrives while one looks, and goes on live', async ({ page }) => {
  await page.goto('/chats');
  await expect(page.getByText('Select a chat')).toBeVisible();
  await expect(page.getByText('Choose a conversation from the left panel.')).toBeVisible();

  const customer = await newCustomer('Amal');
  await customer.says('Hello, anybody there?');
  const row = page.getByRole('list', { name: 'Conversations' }).getByRole('link', { name: customer.name });
  await expect(row).toBeVisible();

  await row.click();
  const thread = page.getByRole('region', { name: 'Messages' });
  await expect(thread.getByText('Hello, anybody there?')).toBeVisible();
  // The bot's answer, with its ticks.
  await expect(thread.getByLabel(/^(Sent|Delivered|Read)$/).first()).toBeVisible();

  // What the bot's turn cost in messages, for who asks.
  await thread.getByRole('button', { name: 'Bot: what this turn cost in messages' }).first().click();
  await expect(thread.getByText(/\d+ messages?, (none|\d+) charged/)).toBeVisible();

  await customer.says('I am still here');
  await expect(thread.getByText('I am still here')).toBeVisible();
});

test('every line of a message is drawn in the direction of its own words', async ({ page }) => {
  const customer = await newCustomer('Layla');
  await customer.says('طلبي:\n2 × Magic Mug: $19.80\nشكرا 2 × Magic Mug');
  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  const words = page.getByRole('region', { name: 'Messages' }).getByText('طلبي:');
  await expect(words).toBeVisible();
  const leftOf = (part: string, from = 0) => words.evaluate((element, [part, from]) => {
    const text = element.firstChild as Text;
    const range = document.createRange();
    range.setStart(text, text.data.indexOf(part, from));
    range.setEnd(text, range.startOffset + part.length);
    return range.getBoundingClientRect().left;
  }, [part, from] as const);
  expect(await leftOf('2 ×')).toBeLessThan(await leftOf('Magic'));
  const arabic = 'طلبي:\n2 × Magic Mug: $19.80\n'.length;
  expect(await leftOf('2 ×', arabic)).toBeGreaterThan(await leftOf('Magic', arabic));
});

test('a person takes over, writes, and hands back', async ({ page }) => {
  const customer = await newCustomer('Yusuf');
  await customer.says('agent');
  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  const thread = page.getByRole('region', { name: 'Messages' });

  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(thread.getByText('You took over')).toBeVisible();
  await page.getByRole('textbox', { name: 'Message' }).fill('This is Ana. How can I help?');
  await page.keyboard.press('Enter');
  const words = thread.locator('[data-by=person]', { hasText: 'This is Ana. How can I help?' });
  await expect(words).toBeVisible();
  await expect(words.getByLabel(/^(Delivered|Read)$/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('');

  await page.getByRole('button', { name: 'Hand back to bot' }).click();
  await expect(thread.getByText('Handed back to the bot')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take over' })).toBeVisible();
});

test('chats are found by name, and Escape goes one pane back', async ({ page }) => {
  const customer = await newCustomer('Beatriz');
  await customer.says('hi');
  await page.goto('/chats');
  await page.getByLabel('Search chats').fill(customer.name);
  await expect(page).toHaveURL(/q=Beatriz/);
  const rows = page.getByRole('list', { name: 'Conversations' }).getByRole('link');
  await expect(rows).toHaveCount(1);
  await rows.click();
  await expect(page).toHaveURL(/\/chats\/[\w-]+\?q=Beatriz/);
  await page.getByRole('region', { name: 'Messages' }).focus();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/chats\?q=Beatriz/);
});

test('what was said while the connection was down is shown once it is back', async ({ page, context, complaints }) => {
  const customer = await newCustomer('Omar');
  await customer.says('before');
  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  const thread = page.getByRole('region', { name: 'Messages' });
  await expect(thread.getByText('before')).toBeVisible();

  await context.setOffline(true);
  await customer.says('meanwhile');
  await context.setOffline(false);
  await customer.says('after');
  await expect(thread.getByText('after')).toBeVisible();
  await expect(thread.getByText('meanwhile')).toHaveCount(1);
  // The browser itself reports requests that found no network.
  complaints.splice(0, complaints.length, ...complaints.filter(words => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(words)));
});

test('who takes over a chat is seen by all who look at it, at once', async ({ page, browser }) => {
  const colleague = await addUser(page, 'Agent');
  const theirs = await otherBrowser(browser, colleague);
  const customer = await newCustomer('Mina');
  await customer.says('agent');
  for (const one of [page, theirs]) {
    await one.goto('/chats');
    await one.getByRole('link', { name: customer.name }).click();
    await expect(one.getByRole('button', { name: 'Take over' })).toBeVisible();
  }
  await theirs.getByRole('button', { name: 'Take over' }).click();
  const thread = page.getByRole('region', { name: 'Messages' });
  await expect(thread.getByText(`${colleague.name} took over`)).toBeVisible();
  await expect(page.getByText(`${colleague.name} answers here.`)).toBeVisible();
  await theirs.getByRole('button', { name: 'Hand back to bot' }).click();
  await expect(thread.getByText('Handed back to the bot')).toBeVisible();
  await expect(page.getByText('The bot answers here. Take over to write yourself.')).toBeVisible();
  await theirs.context().close();
});

test('where there is no room for a third pane, who the customer is opens over the chat', async ({ page }) => {
  const customer = await newCustomer('Dalal');
  await customer.says('agent');
  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('heading', { name: 'Customer', exact: true })).toBeVisible();
  for (const width of [1180, 800, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(page.getByRole('heading', { name: 'Customer', exact: true })).toHaveCount(0);
    const open = page.getByRole('button', { name: 'Show customer details' });
    await open.click();
    const details = page.getByRole('dialog', { name: 'Customer' });
    await expect(details.getByText('Reply window', { exact: true })).toBeVisible();
    await expect(details.locator('input:focus')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(details).toHaveCount(0);
    await expect(open).toBeFocused();
    // The chat is still open: Escape was for the dialog.
    await expect(page).toHaveURL(/\/chats\/[\w-]+/);
  }
  await page.getByRole('button', { name: 'Show customer details' }).click();
  await looksRight(page, 'chat-details');
});
