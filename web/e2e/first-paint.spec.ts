import type { Page } from '@playwright/test';
import { expect, test } from './bridge';

const looks = [{ language: 'en', width: 1440 }, { language: 'ar', width: 1440 }, { language: 'en', width: 360 }, { language: 'ar', width: 360 }] as const;

/** Every text that is seen, and where. */
const textsOf = (page: Page, within: string) => page.locator(within).first().evaluate(root => {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: { text: string; at: number[] }[] = [];
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const { x, y, width, height } = range.getBoundingClientRect();
    const text = texts.currentNode.textContent?.trim() ?? '';
    if (text && width > 0) found.push({ text, at: [x, y, width, height].map(Math.round) });
  }
  return found;
});

const fontsThere = (page: Page) => page.evaluate(async () => (await document.fonts.ready).size);

for (const { language, width } of looks) {
  test(`what is drawn before the page's script is there stands where the page draws it: ${language}, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 860 });
    const { user } = await (await page.request.get('/api/session')).json() as { user: { id: string } };
    await page.addInitScript(kept => { if (location.origin !== 'null') localStorage.setItem('bridge.preferences', kept); }, JSON.stringify({ language, guideDone: { [user.id]: ['products'] } }));
    const scripts = (url: URL) => /^\/assets\/(?!first-).*\.js$/.test(url.pathname);
    // Nothing is answered: the page stands as it is first drawn.
    await page.route(url => url.pathname.startsWith('/api/'), () => undefined);
    for (const path of ['/', '/chats', '/catalog', '/jobs', '/templates', '/system-health', '/settings/company', '/go-live']) {
      // The page before may still fetch what it draws later: an empty script is for this one alone.
      await page.goto('about:blank');
      await page.route(scripts, route => route.fulfill({ contentType: 'text/javascript', body: '' }));
      await page.goto(path);
      await expect(page.locator('.first-demo')).toBeVisible();
      await fontsThere(page);
      const first = await textsOf(page, '.first-frame');
      const narrowAndChosen = path === '/settings/company' && width < 760;
      if (!narrowAndChosen) await expect(page.locator('.first-title')).toBeVisible();

      await page.unroute(scripts);
      await page.goto(path);
      await expect(page.locator('h1')).toBeVisible({ visible: !narrowAndChosen });
      await expect(page.locator('.first-frame')).toHaveCount(0);
      await fontsThere(page);
      const drawn = await textsOf(page, '#root');
      expect(first.filter(({ text, at }) => !drawn.some(other => other.text === text && other.at.every((value, index) => Math.abs(value - (at[index] ?? 0)) <= 1))), path).toEqual([]);
      if (path === '/') expect(first.length).toBeGreaterThan(15);
    }
  });
}

test('nothing of a page is drawn for who is not signed in, nor of one whose name is data', async ({ browser, page }) => {
  const stranger = await (await browser.newContext({ storageState: { cookies: [], origins: [] } })).newPage();
  for (const [who, path] of [[stranger, '/'], [stranger, '/sign-in'], [page, '/flows/main'], [page, '/no-such-page']] as const) {
    await who.route(/\/assets\/(?!first-).*\.js$/, route => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await who.goto(path);
    await expect(who.locator('.first-frame')).toBeVisible();
    await expect(who.locator('.first-title')).toHaveCount(0);
  }
  await stranger.context().close();
});
