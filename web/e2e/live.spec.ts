import { readdirSync, readFileSync } from 'node:fs';
import { expect, newCustomer, test } from './bridge';

/** The gateway of the Bridge under test, among this machine's processes: the one that listens where the console is. */
function gatewayProcess(port: string): number {
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('Bridge.Gateway.dll') && environment.some(entry => entry.startsWith('ASPNETCORE_URLS=') && entry.endsWith(`:${port}`))) return Number(pid);
    } catch {
      // It has ended meanwhile, or is somebody else's.
    }
  }
  throw new Error(`No gateway listens on port ${port}.`);
}

test('live updates survive a gateway that dies: nothing is lost, doubled or out of order', async ({ page, baseURL, complaints }) => {
  test.setTimeout(120_000);
  const customer = await newCustomer('Tariq');
  await customer.says('agent');
  await page.goto('/chats');
  await page.getByRole('link', { name: customer.name }).click();
  const thread = page.getByRole('region', { name: 'Messages' });
  await expect(thread.getByText('agent', { exact: true })).toBeVisible();

  const said = ['first while it is away', 'second while it is away', 'third while it is away'];
  process.kill(gatewayProcess(new URL(baseURL ?? '').port), 'SIGKILL');
  for (const words of said) {
    await customer.says(words);
    const second = Math.floor(Date.now() / 1000);
    // WhatsApp's own times are whole seconds: within one, what is tried again may be shown in the order it came.
    await expect.poll(() => Math.floor(Date.now() / 1000)).toBeGreaterThan(second);
  }
  await expect(thread.getByText('third while it is away')).toBeVisible({ timeout: 60_000 });
  await customer.says('and after');
  await expect(thread.getByText('and after')).toBeVisible();
  const seen = (await thread.locator('[data-by=customer]').allInnerTexts()).join('\n');
  const places = [...said, 'and after'].map(words => seen.indexOf(words));
  expect(places, 'each is there, in the order it was said').toEqual([...places].sort((a, b) => a - b));
  for (const words of said) await expect(thread.getByText(words)).toHaveCount(1);
  // The browser itself reports a server that is away.
  complaints.splice(0, complaints.length, ...complaints.filter(words => !/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket|50[234]/.test(words)));
});
