import { expect, newCustomer, test } from './bridge';
import { inDatabase } from './database';
import { looksRight } from './looks';

test('every service is asked, and the page says truthfully that nothing failed', async ({ page }) => {
  await page.goto('/failures');
  const backlog = page.getByRole('table', { name: 'Backlog of the services' });
  await expect(backlog.getByRole('row')).toHaveCount(7);
  await expect(backlog.getByText('no answer')).toHaveCount(0);
  await expect(page.getByText('Nothing has failed').or(page.getByRole('list', { name: 'Failed messages' }))).toBeVisible();
});

test('a dead letter is found, read, and sent again to where it was going', async ({ page }) => {
  // A question of Messaging that Flow could not take, as its consumer's last try puts it into the table; of a chat that Flow does not know, so that the answer is none.
  const chat = crypto.randomUUID();
  const envelope = { messageId: crypto.randomUUID(), messageType: ['urn:message:Bridge.Contracts.Flow:ResendTurns'], message: { conversationId: chat, from: 1, to: 1 } };
  inDatabase('flow', `INSERT INTO dead_message (id, queue, message_type, message_id, body, reason, died_at) VALUES (gen_random_uuid(), 'flow-resend-turns', '${envelope.messageType[0]}', '${envelope.messageId}',
    convert_to('${JSON.stringify(envelope)}', 'UTF8'), 'TimeoutException', now())`);
  await page.goto('/failures');
  const row = page.getByRole('list', { name: 'Failed messages' }).getByRole('link', { name: 'ResendTurns' });
  await expect(row).toContainText('TimeoutException');
  await row.click();
  await expect(page).toHaveURL(/\/failures\/flow\/Received\//);
  await expect(page.getByText(`"conversationId": "${chat}"`)).toBeVisible();
  await looksRight(page, 'failed-message');
  await page.getByRole('button', { name: 'Send again', exact: true }).click();
  await expect(page.getByText('Sent again')).toBeVisible();
  await expect(row).toHaveCount(0);
  await expect(page).toHaveURL(/\/failures$/);
  // It was taken this time: what could not be would be back.
  await expect.poll(() => inDatabase('flow', `SELECT count(*) FROM dead_message WHERE message_id = '${envelope.messageId}'`)).toBe('0');
});

test('a message that did not arrive is in the same list, with the chat it belongs to', async ({ page }) => {
  const customer = await newCustomer('Unreachable Una');
  await customer.says('hi');
  await customer.hears(/./);
  const chats = await (await page.request.get(`/api/messaging/conversations?search=${encodeURIComponent(customer.name)}`)).json() as { items: { id: string }[] };
  const chat = chats.items[0]?.id ?? '';
  // As WhatsApp says it some time after it has taken a message.
  inDatabase('messaging', `UPDATE outgoing SET status = 'Failed', failure = '131049', failure_detail = 'Not delivered' WHERE conversation_id = '${chat}'`);
  await page.goto('/failures?only=messaging');
  const row = page.getByRole('list', { name: 'Failed messages' }).getByRole('link', { name: 'Message to a customer' }).first();
  await expect(row).toContainText('131049');
  await expect(row).toContainText(customer.name);
  await row.click();
  await expect(page.getByText('Did not arrive').first()).toBeVisible();
  await looksRight(page, 'failed-to-arrive');
  await page.getByRole('link', { name: 'Open the chat' }).click();
  await expect(page).toHaveURL(new RegExp(`/chats/${chat}`));
  // The list says so too, until somebody has seen to it.
  const inList = page.getByRole('list', { name: 'Conversations' }).getByRole('link', { name: customer.name });
  await expect(inList.getByText('Failed')).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Let it be' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Let it be' }).click();
  await expect(page).toHaveURL(/\/failures\?only=messaging$/);
});
