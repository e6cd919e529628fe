import { expect, test } from './bridge';
import { looksRight } from './looks';

const panes = { chats: ['/chats', '**/api/messaging/conversations?**'], catalog: ['/catalog', '**/api/catalog/products?**'], orders: ['/orders', '**/api/catalog/orders?**'], flows: ['/flows', '**/api/flow/flows'] } as const;

test('what cannot be loaded is said in its pane, with a way to try again', async ({ page, complaints }) => {
  test.setTimeout(120_000);
  for (const [name, [address, asked]] of Object.entries(panes)) {
    await page.route(asked, route => route.fulfill({ status: 503, contentType: 'application/problem+json', json: { title: 'Not now', status: 503, traceId: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' } }));
    await page.goto(address);
    const again = page.getByRole('alert').getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible({ timeout: 30_000 });
    await looksRight(page, `${name}-broken`);
    await page.unroute(asked);
    // The page tries again by itself too, and may be the first.
    await expect(async () => {
      if (await again.isVisible()) await again.click({ timeout: 2_000 });
      await expect(again).toHaveCount(0, { timeout: 2_000 });
    }).toPass();
  }
  // The browser itself reports an answer that is none.
  complaints.splice(0, complaints.length, ...complaints.filter(words => !words.includes('status of 503')));
});
