import { expect, test } from './bridge';

test('a broken endpoint is found by its check, and leads to the field', async ({ page }) => {
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
  try {
    await save('/nowhere/{external_product_id}');
    await row.getByRole('button', { name: 'Test' }).click();
    await expect(row.getByText(/violation|Refused|Not reached/)).toBeVisible({ timeout: 40_000 });
  } finally {
    await save(right);
  }
  await row.getByRole('button', { name: 'Test' }).click();
  await expect(row.getByText('Answers right')).toBeVisible({ timeout: 40_000 });

  await page.getByRole('button', { name: 'Call log' }).click();
  await expect(page.getByRole('list', { name: 'Call log' }).getByText('LIST_PRODUCTS').first()).toBeVisible();
});
