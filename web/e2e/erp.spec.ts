import { expect, test } from './bridge';
import { looksRight } from './looks';

test('a broken endpoint is found by its check, and leads to the field', async ({ page, complaints }) => {
  test.setTimeout(120_000);
  await page.goto('/erp');
  const path = page.getByLabel('GET_PRICE: Path');
  const right = await path.inputValue();
  const row = page.getByRole('row').filter({ has: path });
  const save = async (value: string) => {
    await path.fill(value);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('ERP connection saved').first()).toBeVisible();
  };
  // What cannot be a path is refused, and the field has the focus with what is wrong beside it.
  const refused = page.waitForResponse(answer => answer.request().method() === 'PUT' && answer.status() === 400);
  await path.fill('price');
  await page.getByRole('button', { name: 'Save' }).click();
  await refused;
  await expect(path).toBeFocused();
  await expect(path).toHaveAttribute('aria-invalid', 'true');
  expect(complaints.splice(0)).toEqual([expect.stringContaining('status of 400')]);
  try {
    await save('/nowhere/{external_product_id}');
    await page.getByRole('button', { name: 'Check all reads' }).click();
    await expect(row.getByText(/violation|Refused|Not reached/)).toBeVisible({ timeout: 40_000 });
    await expect(path).toBeFocused();
    await expect(page.getByText('HTTP 404').first()).toBeVisible();
    await looksRight(page, 'erp-violation');
  } finally {
    await save(right);
  }
  await row.getByRole('button', { name: 'Test' }).click();
  await expect(row.getByText('Answers right')).toBeVisible({ timeout: 40_000 });

  await page.getByRole('button', { name: 'Call log' }).click();
  await expect(page.getByRole('list', { name: 'Call log' }).getByText('LIST_PRODUCTS').first()).toBeVisible();
  await expect(page.getByRole('list', { name: 'Call log' }).getByText('Answers right · 200').first()).toBeVisible();
});
