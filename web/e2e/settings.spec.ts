import { expect, newCustomer, pixel, putsTogetherAnOrder, saved, test } from './bridge';
import { inDatabase } from './database';
import { looksRight } from './looks';

test('a payment method gets words and a picture, and the next customer is shown them', async ({ page }) => {
  test.setTimeout(120_000);
  const name = `Club ${Date.now().toString(36)}`;
  await page.goto('/settings/payments');
  const transfer = page.getByRole('listitem', { name: 'Bank transfer' });
  const taken = transfer.getByRole('switch');
  await expect(taken).toBeVisible();
  if (!(await taken.isChecked())) await taken.click();
  await transfer.getByLabel('Name on the button').fill(name);
  await transfer.getByLabel('Words once the order stands').fill('Please send {order_total} to account 4711.');
  await transfer.locator('input[type=file]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: pixel });
  await expect(transfer.getByRole('img', { name: 'Picture' })).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(transfer.getByLabel('Name on the button')).toHaveValue(name);

  const customer = await newCustomer('Nadia');
  await putsTogetherAnOrder(customer, name);
  await customer.taps('Confirm');
  await customer.hears(/Please send \$[\d.]+ to account 4711/);
  await customer.hears(/"header":\{"type":"image"/);

  // The order waits for somebody to see the money.
  await page.goto('/orders?show=Payment');
  await expect(page.getByRole('list', { name: 'Sales Orders' }).getByRole('link', { name: customer.name })).toBeVisible();
});

test('outside the working hours who asks for a person is told when there is one', async ({ page }) => {
  await page.goto('/settings/hours');
  const always = page.getByRole('switch', { name: 'Somebody is always there' });
  await expect(always).toBeVisible();
  if (await always.isChecked()) await always.click();
  // Only on a day that is neither yesterday, today nor tomorrow on any clock.
  const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  const day = names[(new Date().getUTCDay() + 3) % 7] ?? '';
  const removals = page.getByRole('button', { name: /^Remove these hours/ });
  while (await removals.count() > 0) await removals.first().click();
  await expect(always).toBeChecked();
  await always.click();
  await page.getByRole('button', { name: `Add hours to ${day}`, exact: true }).click();
  for (const other of names.filter(name => name !== day)) {
    const remove = page.getByRole('button', { name: `Remove these hours of ${other}`, exact: true });
    if (await remove.count()) await remove.click();
  }
  const until = page.getByLabel(`${day}: to`, { exact: true });
  await until.fill('08:00');
  await expect(page.getByText('After the beginning, on the same day; 00:00 is midnight.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await until.fill('17:00');
  try {
    await saved(page);
    await expect(page.getByText('Closed now')).toBeVisible();
    const customer = await newCustomer('Ines');
    await customer.says('agent');
    await customer.hears(/We are closed just now.*We open/);
  } finally {
    await always.click();
    await saved(page);
  }
});

test('a language is added, and the page says what is not yet written in it', async ({ page }) => {
  await page.goto('/settings/languages');
  const languages = page.getByRole('list', { name: 'Languages of the bot' });
  await expect(languages.getByText('Every sentence is there').first()).toBeVisible();
  await page.getByLabel('Add a language').selectOption('de');
  const german = languages.getByRole('listitem').filter({ hasText: 'German' });
  await expect(german.getByText(/\d+ sentences are missing/)).toBeVisible();
  await saved(page);
  await page.reload();
  await german.getByRole('link', { name: 'Write them' }).click();
  await expect(page.getByRole('table', { name: 'Wording' })).toBeVisible();
  await page.goBack();
  await german.getByRole('button', { name: 'Remove German' }).click();
  await saved(page);
  await expect(german).toHaveCount(0);
});

test('keeping something for less time is asked for once, because it cannot be had back', async ({ page }) => {
  await page.goto('/settings/retention');
  const days = page.getByLabel('Days for: Call log of the ERP');
  await expect(days).toBeVisible();
  const before = Number(await days.inputValue());
  await days.fill('0');
  await expect(page.getByRole('alert')).toContainText('At least');
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();

  await days.fill(String(before - 1));
  await page.getByRole('button', { name: 'Save' }).click();
  const question = page.getByRole('dialog', { name: 'Keep it for less time?' });
  await expect(question).toContainText(`Call log of the ERP: ${before - 1} days instead of ${before}`);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await page.reload();
  await expect(days).toHaveValue(String(before));

  await days.fill(String(before - 1));
  await page.getByRole('button', { name: 'Save' }).click();
  await question.getByRole('button', { name: 'Keep for less time' }).click();
  await expect(page.getByText('Not saved yet')).toHaveCount(0);
  await page.reload();
  await expect(days).toHaveValue(String(before - 1));

  // Longer needs no question.
  await days.fill(String(before));
  await saved(page);
});

test('under a total stands what is said of tax; an order says what it cost in messages, and news of it goes by template once the window is closed', async ({ page }) => {
  test.setTimeout(150_000);
  const tax = page.getByLabel('Do prices include tax?');
  const say = async (option: string) => {
    await page.goto('/settings/charges');
    await tax.selectOption(option);
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  };
  await say('included');
  const customer = await newCustomer('Thea');
  try {
    await putsTogetherAnOrder(customer);
    await customer.hears(/Total: \$[\d.]+\*\\nTax is included\./);
    await customer.taps('Confirm');
    await customer.hears('order number is');
    await page.goto('/orders');
    await page.getByRole('list', { name: 'Sales Orders' }).getByRole('link', { name: customer.name }).click();
    await expect(page.getByRole('table').getByText('Tax is included.')).toBeVisible();
    await say('added');
    await page.goBack();
    await expect(page.getByRole('table').getByText('Tax is added to this.')).toBeVisible();
  } finally {
    await say('unsaid');
  }
  await page.goBack();
  await expect(page.getByText(/^\d+ messages, (none|\d+) charged/)).toBeVisible();
  await expect(page.getByText(/Tax is/)).toHaveCount(0);

  const order = page.url();
  // Templates are fetched when somebody looks at them.
  await page.goto('/templates');
  await expect(page.getByRole('row').filter({ hasText: 'order_update' }).first()).toBeVisible();
  await page.goto(order);
  // What news go by: each variable says what is chosen for it, and how that reads is seen.
  await page.getByRole('button', { name: 'Statuses of the ERP' }).click();
  const statuses = page.getByRole('dialog', { name: 'Statuses of the ERP' });
  await statuses.getByLabel('Template for news after 24 hours').selectOption('order_update');
  await expect(statuses.getByText('Hello [the customer’s name], there is news of your order [the order’s number].')).toBeVisible();
  await looksRight(page, 'order-statuses');
  await page.keyboard.press('Escape');
  try {
    inDatabase('messaging', `UPDATE conversation c SET window_ends_at = now() - interval '1 minute' FROM contact p WHERE p.id = c.contact_id AND p.name = '${customer.name}'`);
    const { baseUrl } = await (await page.request.get('/api/erp/profile')).json() as { baseUrl: string };
    const inErp = (await (await fetch(new URL('/admin/state', baseUrl))).json() as { orders: { id: string; number: string }[] }).orders.at(-1);
    await expect(page.getByRole('main').getByText(inErp?.number ?? 'no order').first()).toBeVisible();
    const shipped = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ status: 'Shipped' }) };
    expect((await fetch(new URL(`/admin/orders/${inErp?.id}/status`, baseUrl), shipped)).ok).toBe(true);
    await page.getByRole('button', { name: 'Ask the ERP how it stands' }).click();
    await customer.hears(new RegExp(`"name":"order_update".*${customer.name}`));
    await page.getByRole('link', { name: 'Open the chat' }).click();
    const messages = page.getByRole('region', { name: 'Messages' });
    await expect(messages.getByText('Template order_update (en)')).toBeVisible();
    await expect(messages.getByText(`Hello ${customer.name}, there is news of your order`)).toBeVisible();
    await looksRight(page, 'chat-template');
  } finally {
    await page.goto(order);
    await page.getByRole('button', { name: 'Statuses of the ERP' }).click();
    await statuses.getByLabel('Template for news after 24 hours').selectOption('');
    await expect(page.getByText('Template saved').first()).toBeVisible();
  }
});
