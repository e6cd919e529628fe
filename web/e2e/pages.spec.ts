import AxeBuilder from '@axe-core/playwright';
import { expect, newCustomer, test } from './bridge';

const pages = {
  dashboard: '/',
  chats: '/chats',
  catalog: '/catalog',
  orders: '/orders',
  jobs: '/jobs',
  applications: '/applications',
  flows: '/flows',
  templates: '/templates',
  'new-template': '/templates/new',
  erp: '/erp',
  calls: '/erp?view=calls',
  settings: '/settings/charges',
  company: '/settings/company',
  users: '/settings/users',
  audit: '/settings/audit',
  replies: '/settings/replies',
  security: '/settings/security',
  payments: '/settings/payments',
  numbers: '/settings/numbers',
  hours: '/settings/hours',
  languages: '/settings/languages',
  'go-live': '/go-live',
  failures: '/failures',
  health: '/system-health',
  flow: '/flows/main',
} as const;

const looks = {
  light: { theme: 'light', language: 'en', width: 1440 },
  dark: { theme: 'dark', language: 'en', width: 1440 },
  arabic: { theme: 'light', language: 'ar', width: 1440 },
  narrow: { theme: 'light', language: 'en', width: 360 },
} as const;

for (const [look, { theme, language, width }] of Object.entries(looks)) {
  test(`every page can be used by all: ${look}`, async ({ page }) => {
    test.setTimeout(420_000);
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(chosen => localStorage.setItem('bridge.preferences', chosen), JSON.stringify({ theme, language }));
    const customer = await newCustomer('فاطمة');
    await customer.says('مرحبا، هل لديكم *رفوف*؟');

    const check = async (name: string) => {
      await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('heading', { level: 2 })).first()).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: /^(Loading…|جارٍ التحميل…)$/ })).toHaveCount(0);
      await page.screenshot({ path: `test-results/screens/${name}-${look}.png` });
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      const found = violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(node => node.target.join(' ')).join(', ')}`);
      expect.soft(found).toEqual([]);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${name} is not wider than the screen`).toBeLessThanOrEqual(width);
    };

    for (const [name, path] of Object.entries(pages)) {
      await page.goto(path);
      if (name === 'flow') await expect(page.locator('.react-flow__node').first()).toBeVisible();
      await check(name);
    }

    await page.goto('/chats');
    await page.getByRole('link', { name: customer.name }).click();
    await expect(page.locator('[data-by=bot]').first()).toBeVisible();
    await check('chat');

    await page.goto('/catalog');
    await page.locator('a[href^="/catalog/"]').first().click();
    await expect(page.getByRole('switch')).toBeVisible();
    await check('product');

    await page.goto('/jobs');
    await page.locator('a[href^="/jobs/"]').first().click();
    await expect(page.getByRole('switch')).toBeVisible();
    await check('job');
  });
}

test('the palette reaches every page by keyboard', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('job pos');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/jobs$/);
});
