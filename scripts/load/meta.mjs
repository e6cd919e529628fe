// Meta's side: signed webhooks, and the Graph API that every reply goes to. What cannot be sent would be tried again and again, and be measured.
import { createHmac, randomInt } from 'node:crypto';
import { createServer } from 'node:http';

const path = '/webhooks/whatsapp';
const now = () => String(Math.floor(Date.now() / 1000));
const envelope = (value) =>
  `{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"106540352242922"},${value}}}]}]}`;

export const message = (from, id, text) =>
  envelope(`"contacts":[{"profile":{"name":"Load"},"wa_id":"${from}"}],"messages":[{"from":"${from}","id":"${id}","timestamp":"${now()}","type":"text","text":{"body":"${text}"}}]`);

export const status = (id, status) =>
  envelope(`"statuses":[{"id":"${id}","status":"${status}","timestamp":"${now()}","recipient_id":"15550000000","pricing":{"billable":true,"pricing_model":"PMP","category":"utility","type":"regular"}}]`);

export const post = (connections, body) =>
  connections.post(path, `X-Hub-Signature-256: sha256=${createHmac('sha256', 'app-secret').update(body).digest('hex')}\r\n`, body);

/** Takes every message that is sent and tells whom it went to. */
export function graphApi(port, sent) {
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.on('data', (part) => (body += part)).on('end', () => {
      const to = body.startsWith('{') ? JSON.parse(body).to : undefined;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: to }], messages: [{ id: `wamid.${randomInt(2 ** 40)}` }], success: true }));
      if (to) sent(to.replace('+', ''));
    });
  }).listen(port, '127.0.0.1');
  return {
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
