import { expect, newCustomer, test } from './bridge';

test('a first load asks for nothing twice, and not for what the page brought', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', request => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/')) asked.push(pathname + search);
  });
  const told: string[] = [];
  const answered = page.waitForEvent('websocket').then(socket => {
    socket.on('framereceived', ({ payload }) => told.push(String(payload)));
    return socket.waitForEvent('framereceived', { predicate: ({ payload }) => String(payload).includes('"invocationId"') });
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // What was missed while the channel came to be has been told.
  await answered;
  await page.waitForLoadState('networkidle');
  // Customers of other tests may write just now: what a change is told of is read again, and rightly.
  const changed = Object.entries({ conversation: 'messaging', product: 'catalog', order: 'catalog', job: 'hr', application: 'hr' }).filter(([kind]) => told.join('').includes(`"kind":"${kind}"`)).map(([, service]) => `/api/${service}/`);
  const repeated = asked.filter((path, index) => asked.indexOf(path) !== index && !['/api/flow/bot', ...changed].some(begins => path.startsWith(begins)));
  expect(repeated).toEqual([]);
  for (const brought of ['/api/session', '/api/demo', '/api/company']) expect(asked).not.toContain(brought);
});

test('who asks for a person while the page still connects is on it', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>(resolve => (release = resolve));
  await page.route(/live-connection.*\.js/, async route => {
    await held;
    await route.continue();
  });
  const customer = await newCustomer('Nadia');
  await page.goto('/chats?filter=needs-person');
  await expect(page.getByRole('link', { name: customer.name })).toHaveCount(0);
  const waits = async () => JSON.stringify(await (await page.request.get('/api/messaging/conversations?filter=needs-person&limit=50')).json());
  await customer.says('agent');
  await expect.poll(waits).toContain(customer.name);
  release();
  await expect(page.getByRole('link', { name: customer.name })).toBeVisible();
});
