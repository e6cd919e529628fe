import { expect, test } from './bridge';
import { looksRight } from './looks';

const letter = { kind: 'Received', id: 'f3b0', messageType: 'Bridge.Contracts.Messaging.ItemArrived', messageId: '0193a1c2-0000-7000-8000-000000000001', queue: 'flow-item-arrived', reason: 'TimeoutException', diedAt: '2026-11-25T04:00:00.123456+00:00' };

test('every service is asked, and the page says truthfully that nothing failed', async ({ page }) => {
  await page.goto('/failures');
  const backlog = page.getByRole('table', { name: 'Backlog of the services' });
  await expect(backlog.getByRole('row')).toHaveCount(7);
  await expect(backlog.getByText('no answer')).toHaveCount(0);
  await expect(page.getByText('Nothing has failed').or(page.getByRole('list', { name: 'Failed messages' }))).toBeVisible();
});

test('a failed message is found, read, and sent again', async ({ page }) => {
  let dead = true;
  // A message that dies takes a broken service: what the service answers then is put in its place, the rest is real.
  await page.route('**/api/flow/operations/**', async route => {
    const path = new URL(route.request().url()).pathname;
    if (route.request().method() === 'POST') {
      dead = false;
      return route.fulfill({ status: 204 });
    }
    if (path.endsWith('/backlog')) return route.fulfill({ json: { outboxRows: 2, oldestSeconds: 75, deadLetters: dead ? 1 : 0 } });
    if (path.endsWith('/dead-letters')) return route.fulfill({ json: { items: dead ? [letter] : [], next: null } });
    return route.fulfill({ json: { letter, message: { conversationId: 'c-1', kind: 'text' } } });
  });
  await page.goto('/failures');
  const row = page.getByRole('list', { name: 'Failed messages' }).getByRole('link', { name: 'ItemArrived' });
  await expect(row).toContainText('TimeoutException');
  await row.click();
  await expect(page).toHaveURL(/\/failures\/flow\/Received\/f3b0$/);
  await expect(page.getByText('"conversationId": "c-1"')).toBeVisible();
  await looksRight(page, 'failed-message');
  await page.getByRole('button', { name: 'Send again', exact: true }).click();
  await expect(page.getByText('Sent again')).toBeVisible();
  await expect(row).toHaveCount(0);
  await expect(page).toHaveURL(/\/failures$/);
});
