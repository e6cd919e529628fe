import { expect, newCustomer, test } from './bridge';
import { looksRight } from './looks';
import { addUser, codeOf, enter, handOver, otherBrowser, signedOut } from './people';

test('a user is added, changed and disabled; the last owner stays one', async ({ page, browser, complaints }) => {
  const person = await addUser(page, 'Sales');
  const theirs = await otherBrowser(browser, person);
  await expect(theirs.getByRole('link', { name: 'Sales Orders' })).toBeVisible();
  await expect(theirs.getByRole('link', { name: 'What failed' })).toHaveCount(0);
  await theirs.goto('/failures');
  await expect(theirs.getByText('Your role does not allow this.')).toBeVisible();

  await page.getByRole('button', { name: `Change ${person.name}` }).click();
  await page.getByRole('switch', { name: 'May sign in' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: person.email }).getByText('Disabled')).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await theirs.context().close();

  const owner = page.getByRole('row').filter({ hasText: 'You' });
  await owner.getByRole('button').click();
  await page.getByRole('checkbox', { name: /^Owner/ }).uncheck();
  await page.getByRole('checkbox', { name: /^Admin/ }).check();
  // The refusal is what is tested, so the browser may complain of it.
  const refused = page.waitForResponse(answer => answer.request().method() === 'PUT' && answer.status() === 400);
  await page.getByRole('button', { name: 'Save' }).click();
  await refused;
  await expect(page.getByRole('group', { name: 'Roles' }).getByRole('alert')).toContainText('The last owner');
  expect(complaints.splice(0)).toEqual([expect.stringContaining('status of 400')]);
});

test('a password that was handed over opens the choice of another one, and nothing else', async ({ page, browser }) => {
  const person = await handOver(page, 'Agent');
  const theirs = await (await browser.newContext(signedOut)).newPage();
  await theirs.goto('/chats');
  await enter(theirs, person);
  await expect(theirs.getByRole('heading', { name: 'Choose your password' })).toBeVisible();
  await theirs.goto('/chats');
  await expect(theirs.getByRole('heading', { name: 'Choose your password' })).toBeVisible();
  await looksRight(theirs, 'password-chosen');
  await theirs.getByLabel('The password you were given').fill(person.password);
  await theirs.getByLabel('New password').fill('a sentence of her own making');
  await theirs.getByRole('button', { name: 'Choose it' }).click();
  await expect(theirs.getByRole('heading', { level: 1, name: 'Chats' })).toBeVisible();

  await theirs.getByRole('button', { name: 'Account' }).click();
  await theirs.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(theirs.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await enter(theirs, { ...person, password: 'a sentence of her own making' });
  await expect(theirs.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await theirs.context().close();
});

test('what changes who gets in asks once more who it is, and then goes on where it was', async ({ page, browser }) => {
  // A session of their own: it is another one afterwards.
  const person = await addUser(page, 'Admin');
  const theirs = await otherBrowser(browser, person);
  // As if the sign-in had been longer ago: that it is refused then, and for how long a proof holds, is the gateway's own test.
  let asked = 0;
  await theirs.route('**/api/users', route => (route.request().method() === 'POST' && asked++ === 0
    ? route.fulfill({ status: 403, json: { title: 'Is it you?', needs: 'proof' } }) : route.fallback()));
  await theirs.goto('/settings/users');
  await theirs.getByRole('button', { name: 'Add a user' }).click();
  const form = theirs.getByRole('dialog', { name: 'Add a user' });
  const email = `proved.${Date.now().toString(36)}@example.com`;
  await form.getByLabel('Name').fill('Proved');
  await form.getByLabel('E-mail').fill(email);
  await form.getByRole('button', { name: 'Add a user' }).click();
  const question = theirs.getByRole('dialog', { name: 'Is it still you?' });
  await looksRight(theirs, 'proof');
  await question.getByLabel('Your password').fill('not the password');
  await question.getByRole('button', { name: 'Continue' }).click();
  await expect(question.getByText('This is not your password.')).toBeVisible();
  await question.getByLabel('Your password').fill(person.password);
  await question.getByRole('button', { name: 'Continue' }).click();
  await expect(theirs.getByRole('dialog').getByRole('list', { name: 'Password' })).toBeVisible();
  expect(asked).toBe(2);
  await theirs.context().close();
});

test('a second factor is turned on, asked for, and a browser is signed out from another', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const person = await addUser(page, 'Agent');
  const theirs = await otherBrowser(browser, person);
  await theirs.goto('/settings/security');
  await theirs.getByRole('button', { name: 'Turn on' }).click();
  await expect(theirs.getByRole('img', { name: 'QR code of the second factor' })).toBeVisible();
  await looksRight(theirs, 'second-factor');
  const link = await theirs.getByRole('link', { name: 'Open in an authenticator app' }).getAttribute('href');
  const secret = new URL(link ?? '').searchParams.get('secret') ?? '';
  await theirs.getByLabel('Code of the app').fill(codeOf(secret));
  await theirs.getByRole('button', { name: 'Confirm' }).click();
  const codes = theirs.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recovery = await codes.first().innerText();
  await theirs.getByRole('button', { name: 'I have kept them' }).click();
  await expect(theirs.getByText('After the password, the code of your app is asked for.')).toBeVisible();

  const second = await (await browser.newContext(signedOut)).newPage();
  await enter(second, person);
  const code = second.getByLabel('Code of your second factor');
  await code.fill('000000');
  await second.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(second.getByText('This is not the code of the moment.')).toBeVisible();
  await looksRight(second, 'sign-in-code');
  await expect(code).toHaveAttribute('aria-invalid', 'true');
  await code.fill(recovery);
  await second.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(second.getByRole('navigation', { name: 'Pages' })).toBeVisible();

  await theirs.reload();
  const sessions = theirs.getByRole('list', { name: 'Where you are signed in' }).getByRole('listitem');
  await expect(sessions).toHaveCount(2);
  await expect(sessions.filter({ hasText: 'This browser' })).toHaveCount(1);
  await sessions.filter({ hasNotText: 'This browser' }).getByRole('button').click();
  await expect(sessions).toHaveCount(1);
  await second.reload();
  await expect(second.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await Promise.all([theirs, second].map(one => one.context().close()));
});

test('a change stands in the audit log, old beside new', async ({ page }) => {
  const { name, email } = await addUser(page, 'Viewer');
  await page.getByRole('button', { name: `Change ${name}` }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(`${name} Haddad`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: email }).getByText(`${name} Haddad`)).toBeVisible();

  await page.goto('/settings/audit');
  await page.getByLabel('Where').selectOption('Users and roles');
  await expect(page).toHaveURL(/path=/);
  const entry = page.getByRole('table', { name: 'Audit log' }).getByRole('row').nth(1);
  await expect(entry).toContainText(`Changed a user: ${name} Haddad`);
  await entry.getByRole('button', { name: 'Show what changed' }).click();
  const changes = page.getByRole('table', { name: 'What changed' }).getByRole('row');
  await expect(changes).toHaveCount(2);
  await expect(changes.nth(1)).toContainText(`name${name}${name} Haddad`);
  await expect(page.getByText(/^PUT \/api\/users\//)).toBeVisible();
  await looksRight(page, 'audit-change');
});

test('who comes and goes stands in the audit log in words', async ({ page, browser }) => {
  const person = await addUser(page, 'Agent');
  const theirs = await (await browser.newContext(signedOut)).newPage();
  await enter(theirs, { ...person, password: 'a guess of somebody' });
  await expect(theirs.getByText('E-mail and password do not match.')).toBeVisible();
  await enter(theirs, person);
  await expect(theirs.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await theirs.context().close();

  await page.goto('/settings/audit');
  await page.getByRole('combobox', { name: 'Who' }).selectOption({ label: person.name });
  await page.getByRole('combobox', { name: 'What happened' }).selectOption('Sign-ins');
  await expect(page).toHaveURL(/kind=signIns/);
  const rows = page.getByRole('table', { name: 'Audit log' }).getByRole('row');
  await expect(rows).toHaveCount(6);
  await expect(rows.nth(1)).toContainText('Signed in');
  await expect(rows.nth(2)).toContainText('Failed to sign in');
  await rows.nth(2).getByRole('button', { name: 'Show what changed' }).click();
  await expect(page.getByText('The password was wrong')).toBeVisible();
  await expect(page.getByText('Chrome on Linux')).toBeVisible();
  await looksRight(page, 'audit-sign-ins');
});

test('a passkey is made, signs in without a password, and opens nothing once it is removed', async ({ page, browser, baseURL }) => {
  const person = await addUser(page, 'Agent');
  // A passkey belongs to a name, not to an address of numbers.
  const there = new URL(baseURL ?? '');
  there.hostname = 'localhost';
  const theirs = await (await browser.newContext({ ...signedOut, baseURL: there.origin })).newPage();
  const devtools = await theirs.context().newCDPSession(theirs);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await enter(theirs, person);
  await expect(theirs.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await theirs.goto('/settings/security');
  await theirs.getByLabel('Name of the device').fill('Laptop');
  await theirs.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(theirs.getByRole('list', { name: 'Passkeys' }).getByText('Laptop')).toBeVisible();

  await theirs.context().clearCookies();
  await theirs.goto('/sign-in');
  await theirs.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(theirs.getByRole('navigation', { name: 'Pages' })).toBeVisible();

  await theirs.goto('/settings/security');
  await theirs.getByRole('button', { name: 'Remove Laptop' }).click();
  await theirs.getByRole('dialog', { name: 'Remove the passkey “Laptop”?' }).getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(theirs.getByRole('list', { name: 'Passkeys' })).toHaveCount(0);
  await theirs.context().clearCookies();
  await theirs.goto('/sign-in');
  await theirs.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(theirs.getByRole('alert')).toHaveText('This passkey opens no account here.');
  await theirs.context().close();
});

test('who may not change flows and settings looks at them, and is offered nothing that is refused', async ({ page, browser }) => {
  const agent = await otherBrowser(browser, await addUser(page, 'Agent'));
  const complaints: string[] = [];
  agent.on('console', message => { if (message.type() === 'error') complaints.push(message.text()); });
  await agent.goto('/flows/main');
  const cards = agent.locator('.react-flow__node');
  await expect(cards.first()).toBeVisible();
  await expect(agent.getByText('Your role may look at this, and not change it.')).toBeVisible();
  await expect(agent.getByRole('button', { name: 'Publish' })).toHaveCount(0);
  const id = await cards.first().getAttribute('data-id');
  await cards.first().click();
  await expect(agent.getByRole('complementary', { name: 'Configure each step' })).toBeVisible();
  await expect(agent.getByRole('button', { name: 'Remove the step' })).toHaveCount(0);
  await expect(agent.getByRole('complementary', { name: 'Kinds of steps' })).toHaveCount(0);
  await expect(agent.locator('[data-inspector] :is(input, textarea):not([readonly], :disabled)')).toHaveCount(0);
  await agent.getByRole('application', { name: 'Visual Flow Builder' }).focus();
  await agent.keyboard.press('Delete');
  await expect(agent.locator(`.react-flow__node[data-id="${id}"]`)).toBeVisible();
  await expect(agent.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await agent.getByRole('button', { name: 'Wording', exact: true }).click();
  const wording = agent.getByRole('table', { name: 'Wording' }).getByRole('textbox');
  await expect(wording.first()).toHaveAttribute('readonly');
  await expect(wording.first()).not.toHaveValue('');
  await expect(agent.getByText('Read a CSV')).toHaveCount(0);
  await agent.getByRole('button', { name: 'Versions' }).click();
  await expect(agent.getByRole('dialog').getByText('Shipped with Bridge').first()).toBeVisible();
  await expect(agent.getByRole('button', { name: /Go back to/ })).toHaveCount(0);
  await agent.goto('/settings/hours');
  await expect(agent.getByText('Your role may look at this, and not change it.')).toBeVisible();
  await expect(agent.getByRole('switch', { name: 'Somebody is always there' })).toBeDisabled();
  await agent.goto('/catalog');
  const product = agent.locator('a[href^="/catalog/"]').first();
  await expect(product).toBeVisible();
  await expect(agent.getByRole('button', { name: 'Sync now' })).toHaveCount(0);
  await expect(agent.getByRole('checkbox')).toHaveCount(0);
  await product.click();
  await expect(agent.getByRole('switch', { name: 'Public Visibility' })).toBeDisabled();
  expect(complaints).toEqual([]);
  await agent.context().close();
});

test('who only looks reads a chat, and is offered nothing there that is refused', async ({ page, browser }) => {
  const viewer = await otherBrowser(browser, await addUser(page, 'Viewer'));
  const customer = await newCustomer('Huda');
  await customer.says('agent');
  await viewer.goto('/chats');
  await viewer.getByRole('link', { name: customer.name }).click();
  await expect(viewer.getByText('Your role may look at this, and not change it.')).toBeVisible();
  for (const name of ['Take over', 'New order']) await expect(viewer.getByRole('button', { name, exact: true })).toHaveCount(0);
  // A filter of the list is called so too.
  await expect(viewer.getByRole('button', { name: 'Done', exact: true })).toHaveCount(1);
  await viewer.getByRole('button', { name: 'More for this conversation' }).click();
  await expect(viewer.getByRole('menuitem')).toHaveCount(1);
  const marked = viewer.waitForResponse(answer => answer.url().endsWith('/unread'));
  await viewer.getByRole('menuitem', { name: 'Mark as unread' }).click();
  expect((await marked).status()).toBe(204);
  await viewer.context().close();
});
