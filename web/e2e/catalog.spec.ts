import { expect, newCustomer, pixel, test } from './bridge';

test('products are synced, found, hidden and shown again', async ({ page }) => {
  await page.goto('/catalog');
  const list = page.getByRole('list', { name: 'Products' });
  const sync = page.getByRole('button', { name: 'Sync now' }).first();
  await sync.click();
  await expect(page.getByText(/^Synced /)).toBeVisible();
  await expect(list.getByRole('link').first()).toBeVisible();

  const first = list.getByRole('link').first();
  const name = await first.locator('bdi').first().innerText();
  await page.getByLabel('Search products').fill(name);
  await expect(list.getByRole('link')).toHaveCount(1);
  await list.getByRole('link').click();

  const visibility = page.getByRole('switch', { name: 'Public Visibility' });
  await expect(page.getByText('When disabled, this product will not appear in the WhatsApp menu.')).toBeVisible();
  await expect(visibility).toBeChecked();
  await visibility.click();
  await expect(list.getByText('Hidden')).toBeVisible();
  await page.reload();
  await expect(visibility).not.toBeChecked();
  await visibility.click();
  await expect(list.getByText('Visible')).toBeVisible();
});

test('a picture is attached, and what is none is refused with a reason', async ({ page }) => {
  await page.goto('/catalog');
  await page.getByRole('list', { name: 'Products' }).getByRole('link').first().click();
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') });
  await expect(page.getByText('notes.txt is not a JPEG or PNG picture.')).toBeVisible();

  await chooser.setInputFiles({ name: 'pixel.png', mimeType: 'image/png', buffer: pixel });
  await expect(page.getByText('pixel.png: Attached')).toBeVisible();
  await expect(page.getByRole('table').getByText('Cover')).toBeVisible();
});

test('quantity charges are saved, and an overlap is refused while it is typed', async ({ page }) => {
  // Another name each time, so that there is something to save on whatever was there before.
  const name = `Packing ${Date.now().toString(36)}`;
  await page.goto('/settings/charges');
  const addRow = page.getByRole('button', { name: 'Add row' });
  await expect(addRow).toBeVisible();
  const removals = page.getByRole('button', { name: /^Remove row/ });
  while (await removals.count() > 0) await removals.first().click();
  await page.getByLabel('Name of the charge').fill(name);
  await addRow.click();
  await page.getByLabel('Row 1: Max Qty').fill('9');
  await page.getByLabel(/Row 1: Charge/).fill('5');
  await addRow.click();
  await page.getByLabel(/Row 2: Charge/).fill('1');
  await page.getByLabel('Row 2: Min Qty').fill('7');
  await expect(page.getByText('Overlaps row 1.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();

  await page.getByLabel('Row 2: Min Qty').fill('10');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Quantity charges saved')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Name of the charge')).toHaveValue(name);
  await expect(page.getByLabel('Row 2: Min Qty')).toHaveValue('10');
});

test('a hidden product goes from the phone, and comes back', async ({ page }) => {
  await page.goto('/catalog?q=Magic');
  await page.getByRole('list', { name: 'Products' }).getByRole('link', { name: /Magic Mug/ }).click();
  const visibility = page.getByRole('switch', { name: 'Public Visibility' });
  await expect(visibility).toBeChecked();
  const finds = async (name: string) => {
    const customer = await newCustomer(name);
    await customer.says('Magic Mug');
    return customer;
  };
  await (await finds('Sara')).hears(/"title":"Magic Mug"|\*Magic Mug\*/);
  await visibility.click();
  await expect(page.getByRole('list', { name: 'Products' }).getByText('Hidden')).toBeVisible();
  try {
    // The bot is told of it a moment after the list.
    await expect(async () => {
      const customer = await finds('Omar');
      await customer.hears(/Mug/);
      await customer.neverHeard(/"title":"Magic Mug"|\*Magic Mug\*/);
    }).toPass();
  } finally {
    await visibility.click();
    await expect(page.getByRole('list', { name: 'Products' }).getByText('Visible')).toBeVisible();
  }
  await expect(async () => {
    const customer = await finds('Lea');
    await customer.hears(/Mug/);
    await customer.hears(/"title":"Magic Mug"|\*Magic Mug\*/);
  }).toPass();
});

test('how new products begin is decided here, and every picture is in its table', async ({ page }) => {
  const open = async () => {
    await page.goto('/catalog');
    await page.getByRole('button', { name: 'New products' }).click();
    return page.getByRole('switch', { name: 'New products start visible' });
  };
  const visible = await open();
  await expect(visible).toBeChecked();
  // It shows at once; a page that is left before it is stored would take it back.
  const stored = page.waitForResponse(answer => answer.request().method() === 'PUT' && answer.ok());
  await visible.click();
  await expect(visible).not.toBeChecked();
  await stored;
  await expect(await open()).not.toBeChecked();
  await visible.click();
  await expect(visible).toBeChecked();
  await page.keyboard.press('Escape');

  await page.getByRole('list', { name: 'Products' }).getByRole('link').first().click();
  for (const title of ['Image Upload + Attach', 'Uploaded Images', 'Attached Images']) await expect(page.getByRole('heading', { name: title })).toBeVisible();
});
