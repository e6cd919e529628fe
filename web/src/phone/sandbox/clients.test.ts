// @vitest-environment node
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Client, { MessageType } from '@great-detail/whatsapp';
import { WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WhatsAppAPI } from 'whatsapp-api-js';
import * as js from 'whatsapp-api-js/messages';

/**
 * Libraries that others wrote for the Graph API, unchanged but for the address: what they send and read is what the sandbox has to take and give. It is the
 * built one (`dotnet build -c Release`), on a port of its own.
 */
const program = fileURLToPath(new URL('../../../../artifacts/bin/WhatsAppSandbox/release/WhatsAppSandbox.dll', import.meta.url));

const number = '106540352242922';
const account = '102290129340398';
const accessToken = 'sandbox-access-token';
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

let running: ChildProcess | undefined;
let base = '';

beforeAll(async () => {
  if (!existsSync(program)) throw new Error('The sandbox is not built: dotnet build -c Release samples/WhatsAppSandbox');
  const started = running = spawn('dotnet', [program], { env: { ...process.env, ASPNETCORE_URLS: 'http://127.0.0.1:0' }, stdio: ['ignore', 'pipe', 'ignore'] });
  base = await new Promise((found, failed) => {
    let said = '';
    started.stdout.on('data', (words: Buffer) => {
      said += words.toString();
      const address = /listening on: (\S+)/.exec(said)?.[1];
      if (address) found(address);
    });
    started.on('exit', () => failed(new Error(`The sandbox ended: ${said}`)));
    started.on('error', failed);
  });
}, 60_000);

afterAll(() => running?.kill());

async function sandbox<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${base}/sandbox${path}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  expect(answer.status, path).toBeLessThan(300);
  return await answer.json() as T;
}

/** Somebody who has just written, so that he can be answered; what he wrote; what he has on his phone. */
async function customer(name: string) {
  const { id, phone } = await sandbox<{ id: string; phone: string }>('/customers', { name });
  const { id: wrote } = await sandbox<{ id: string }>(`/customers/${id}/text`, { text: 'hello there' });
  const got = async () => (await sandbox<{ items: { type: string }[] }>(`/customers/${id}/messages`))
    .items.map(message => message.type);
  return { id, phone, wrote, got };
}

const kinds = ['text', 'image', 'document', 'location', 'contacts', 'reaction', 'interactive', 'template'];

test('@kapso/whatsapp-cloud-api works against the sandbox', { timeout: 30_000 }, async () => {
  const { phone: to, wrote, got } = await customer('Kaps');
  const client = new WhatsAppClient({ accessToken, baseUrl: base });
  const chat = { phoneNumberId: number, to };

  const { id: mediaId } = await client.media.upload({ phoneNumberId: number, type: 'image', file: new Blob([new Uint8Array(pixel)], { type: 'image/png' }), fileName: 'a.png' });
  // By itself it sends the token to its makers' hosts only; Meta wants it as well.
  const bytes = await client.media.download({ mediaId, phoneNumberId: number, auth: 'always' });
  expect(Buffer.from(bytes as ArrayBuffer)).toEqual(pixel);

  await client.messages.sendText({ ...chat, body: 'Hello https://example.com', previewUrl: true });
  await client.messages.sendImage({ ...chat, image: { id: mediaId, caption: 'x' } });
  await client.messages.sendDocument({ ...chat, document: { id: mediaId, filename: 'a.png' } });
  await client.messages.sendLocation({ ...chat, location: { latitude: 1.5, longitude: 2.5, name: 'n', address: 'a' } });
  await client.messages.sendContacts({ ...chat, contacts: [{ name: { formattedName: 'A B', firstName: 'A' }, phones: [{ phone: '+15551234567', type: 'CELL' }] }] });
  await client.messages.sendReaction({ ...chat, reaction: { messageId: wrote, emoji: '👍' } });
  await client.messages.sendInteractiveButtons({ ...chat, bodyText: 'Pick', buttons: [{ id: 'a', title: 'A' }, { id: 'b', title: 'B' }] });
  await client.messages.sendInteractiveList({ ...chat, bodyText: 'Pick', buttonText: 'Open', sections: [{ title: 'S', rows: [{ id: '1', title: 'One', description: 'd' }] }] });
  await client.messages.sendInteractiveCtaUrl({ ...chat, bodyText: 'Go', parameters: { displayText: 'Open', url: 'https://example.com' } });
  await client.messages.sendInteractiveLocationRequest({ ...chat, bodyText: 'Where?', parameters: { requestMessage: 'Where?' } });
  await client.messages.markRead({ phoneNumberId: number, messageId: wrote, typingIndicator: { type: 'text' } });

  const name = 'instant_kapso';
  await client.templates.create({ businessAccountId: account, name, category: 'UTILITY', language: 'en_US', components: [{ type: 'BODY', text: 'Hello {{1}}, well', example: { bodyText: [['Ann']] } }] });
  expect((await client.templates.list({ businessAccountId: account, limit: 100 })).data.map(template => template.name)).toContain(name);
  await client.messages.sendTemplate({ ...chat, template: { name, language: { code: 'en_US' }, components: [{ type: 'body', parameters: [{ type: 'text', text: 'Bob' }] }] } });
  await client.templates.delete({ businessAccountId: account, name });
  await client.media.delete({ mediaId, phoneNumberId: number });

  await client.phoneNumbers.businessProfile.get({ phoneNumberId: number });
  await client.phoneNumbers.settings.get({ phoneNumberId: number });
  await expect(client.messages.sendText({ ...chat, body: 'x'.repeat(4097) })).rejects.toThrow(/4096/);
  expect(await got()).toEqual(expect.arrayContaining(kinds));
});

test('whatsapp-api-js works against the sandbox', { timeout: 30_000 }, async () => {
  const { id, phone: to, wrote, got } = await customer('Jay');
  const toSandbox = (url: RequestInfo | URL, options?: RequestInit) => fetch(String(url).replace('https://graph.facebook.com', base), options);
  const api = new WhatsAppAPI({ token: accessToken, appSecret: 'app-secret', v: 'v23.0', ponyfill: { fetch: toSandbox } });
  const send = async (message: Parameters<typeof api.sendMessage>[2], context?: string) =>
    expect(await api.sendMessage(number, to, message, context), message._type).toHaveProperty('messages');
  const succeeds = async (answer: Promise<unknown>) => expect(await answer).toHaveProperty('success', true);

  const form = new FormData();
  form.set('type', 'image/png');
  form.set('file', new File([new Uint8Array(pixel)], 'a.png', { type: 'image/png' }));
  const { id: mediaId } = await api.uploadMedia(number, form) as { id: string };
  const { url } = await api.retrieveMedia(mediaId, number) as { url: string };
  expect(Buffer.from(await (await api.fetchMedia(url)).arrayBuffer())).toEqual(pixel);

  await send(new js.Text('Hello', true), wrote);
  await send(new js.Image(mediaId, true, 'caption'));
  await send(new js.Document(mediaId, true, 'caption', 'a.png'));
  await send(new js.Location(1, 2, 'n', 'a'));
  await send(new js.Contacts([new js.Name('A B', 'A'), new js.Phone('+15551234567', 'CELL', '15551234567')]));
  await send(new js.Reaction(wrote, '🔥'));
  await send(new js.Interactive(new js.ActionButtons(new js.Button('a', 'A'), new js.Button('b', 'B')), new js.Body('Pick'), new js.Header('H'), new js.Footer('F')));
  await send(new js.Interactive(new js.ActionList('Open', new js.ListSection('S', new js.Row('1', 'One', 'd'))), new js.Body('Pick')));
  await send(new js.Interactive(new js.ActionCTA('Open', 'https://example.com'), new js.Body('Go')));
  await send(new js.Template('hello_world', new js.Language('en_US')));
  await succeeds(api.markAsRead(number, wrote, 'text'));
  await succeeds(api.deleteMedia(mediaId, number));
  expect(await got()).toEqual(expect.arrayContaining(kinds));

  const blocked = async () => (await sandbox<{ blocked: boolean }>(`/customers/${id}`)).blocked;
  expect(await api.blockUser(number, to)).toHaveProperty('block_users.added_users.0.wa_id', to);
  expect(await blocked()).toBe(true);
  expect(await api.unblockUser(number, to)).toHaveProperty('block_users.removed_users.0.wa_id', to);
  expect(await blocked()).toBe(false);
});

test('@great-detail/whatsapp works against the sandbox', { timeout: 30_000 }, async () => {
  const { phone: to, wrote, got } = await customer('Greta');
  const client = new Client({ prefixUrl: base, request: { headers: { Authorization: `Bearer ${accessToken}` } } });
  const said = { phoneNumberID: number, to };

  const { id: mediaID } = await client.media.upload({ phoneNumberID: number, file: new Blob([new Uint8Array(pixel)], { type: 'image/png' }), filename: 'a.png', mimeType: 'image/png' }).json();
  const { url: mediaURL } = await client.media.getURL({ mediaID, phoneNumberID: number }).json();
  const bytes = await client.media.download({ mediaURL, request: { headers: { Authorization: `Bearer ${accessToken}` } } });
  expect(Buffer.from(await bytes.arrayBuffer())).toEqual(pixel);

  await client.message.createStatus({ phoneNumberID: number, status: 'read', message_id: wrote });
  await client.message.createMessage({ ...said, type: MessageType.Text, text: { body: 'hello' } });
  await client.message.createMessage({ ...said, type: MessageType.Image, image: { id: mediaID, caption: 'x' } });
  await client.media.delete({ mediaID, phoneNumberID: number });

  await client.phoneNumbers.getPhoneNumber({ phoneNumberID: number, fields: ['verified_name', 'throughput'] });
  expect((await client.phoneNumbers.listPhoneNumbers({ businessAccountID: account, fields: ['id'] }).json()).data).toEqual([{ id: number }]);
  await client.businessProfile.updateBusinessProfile({ phoneNumberID: number, about: 'We sell mugs' });
  await client.subscribedApps.listSubscriptions({ businessAccountID: account });

  const name = 'instant_greta';
  const { id: template } = await client.template.create(account, { name, category: 'UTILITY', language: 'en_US', parameter_format: 'POSITIONAL', components: [{ type: 'BODY' as const, text: 'Your order has left.' }] }).json() as { id: string };
  const listed = await client.template.list(account, { name_or_content: name, status: ['APPROVED', 'PENDING'], fields: ['name'] }).json() as { data: unknown[] };
  expect(listed.data).toEqual([{ name, id: template }]);
  await client.template.delete(account, { name });

  await expect(client.message.createMessage({ ...said, type: MessageType.Text, text: { body: 'x'.repeat(4097) } })).rejects.toThrow(/400/);
  expect(await got()).toEqual(expect.arrayContaining(['text', 'image']));
});
