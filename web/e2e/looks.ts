import axe from 'axe-core';
import { expect, type Page } from '@playwright/test';

interface Look {
  theme: 'light' | 'dark';
  language: 'en' | 'ar';
  width: number;
  /** Of what is seen, dark changes the colours alone. */
  only?: string[];
}

const looks: Record<string, Look> = {
  dark: { theme: 'dark', language: 'en', width: 1440, only: ['color-contrast', 'link-in-text-block'] },
  arabic: { theme: 'light', language: 'ar', width: 1440 },
  narrow: { theme: 'light', language: 'en', width: 360 },
  light: { theme: 'light', language: 'en', width: 1440 },
};

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** As another tab would: the page itself stays where it is. */
async function dress(page: Page, { theme, language, width }: Look) {
  await page.setViewportSize({ width, height: width < 500 ? 800 : 860 });
  await page.evaluate(([chosenTheme, chosenLanguage]) => {
    const key = 'bridge.preferences';
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? '{}') as object, theme: chosenTheme, language: chosenLanguage }));
    window.dispatchEvent(new StorageEvent('storage', { key }));
  }, [theme, language] as const);
  await expect(page.locator(`html[data-theme=${theme}][lang=${language}]`)).toBeAttached();
}

/** What breaks the rules of WCAG 2.2 AA. */
async function violations(page: Page, only?: string[]) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe.source);
  const runOnly = only ? { type: 'rule' as const, values: only } : { type: 'tag' as const, values: rules };
  return page.evaluate(async options => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run(document, options);
    return found.violations.map(({ id, nodes }) => `${id} at ${nodes.map(node => node.target.join(' ')).join(', ')}`);
  }, { runOnly, resultTypes: ['violations' as const] });
}

/** What is on the screen, light, dark, in Arabic and on a telephone: a picture of each, nothing that breaks the rules, nothing wider than the screen. */
export async function looksRight(page: Page, name: string) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(page.getByRole('status').filter({ hasText: /^(Loading…|جارٍ التحميل…)$/ })).toHaveCount(0);
  for (const [look, worn] of Object.entries(looks)) {
    await dress(page, worn);
    await page.screenshot({ path: `test-results/screens/${name}-${look}.png`, animations: 'disabled' });
    expect.soft(await violations(page, worn.only), `${name}, ${look}`).toEqual([]);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${name}, ${look}, is not wider than the screen`).toBeLessThanOrEqual(worn.width);
  }
}
