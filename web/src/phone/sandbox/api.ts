import type { PhoneMessage, Place } from '../model';
import { contentOf, textAt, type Json } from '../cloud-api';
import { templateContent } from '../template';

/** The sandbox's control API, as its README describes it. */
export interface Customer {
  id: string;
  name: string;
  phone: string;
  userId: string;
  username?: string;
  hidesNumber: boolean;
  showsNumber: boolean;
  offline: boolean;
  sendsTwice: boolean;
  readReceipts: boolean;
  /** By the business: what is written here does not reach it. */
  blocked: boolean;
  windowEndsAt?: string;
}

export type CustomerChange = Partial<Pick<Customer, 'offline' | 'sendsTwice' | 'hidesNumber' | 'readReceipts'>> & { windowClosed?: boolean };

export interface Faults {
  webhooksPaused: boolean;
  pairRate: boolean;
  latencyMs: number;
  next: { kind: string; code: number; times: number }[];
}

export interface State {
  business: { name: string; displayPhoneNumber: string };
  webhook: { url?: string; verified: boolean; pending: number };
  faults: Faults;
  customers: Customer[];
}

export interface Message {
  sequence: number;
  id: string;
  from: 'business' | 'customer';
  at: string;
  type: string;
  text?: string;
  status: 'pending' | 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed';
  media?: { id: string; mimeType: string; filename?: string; size: number };
  replyTo?: string;
  /** Of a template: filled in. */
  template?: Json;
  payload: Json;
}

export interface Template {
  id: string;
  name: string;
  language: string;
  category: string;
  status: string;
  reason: string;
  components: { type: string; text?: string }[];
}

export type Verdict = 'approve' | 'reject' | 'pause';

/** Meta's words for why. */
export const rejections = ['INVALID_FORMAT', 'PROMOTIONAL', 'INCORRECT_CATEGORY', 'TAG_CONTENT_MISMATCH', 'ABUSIVE_CONTENT', 'SCAM'] as const;

export interface LiveEvent {
  kind: 'listening' | 'message' | 'customer' | 'typing' | 'faults' | 'templates' | 'reset';
  customerId?: string;
}

/** What the sandbox refused, in its own words. */
export class Refused extends Error {}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const form = body instanceof FormData;
  const response = await fetch(`/sandbox${path}`, {
    method,
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    ...(body === undefined || form ? {} : { headers: { 'Content-Type': 'application/json' } }),
  });
  if (!response.ok) throw new Refused(await reason(response));
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function reason(response: Response): Promise<string> {
  const problem: Json = await response.json().catch(() => undefined);
  const errors = (problem as { errors?: Record<string, string[]> } | undefined)?.errors;
  return errors ? Object.values(errors).flat().join(' ') : textAt(problem, 'detail') ?? textAt(problem, 'title') ?? `The sandbox answered ${response.status}.`;
}

const as = (id: string) => `/customers/${encodeURIComponent(id)}`;

export const sandbox = {
  state: () => call<State>('GET', '/state'),
  messages: (id: string) => call<{ items: Message[] }>('GET', `${as(id)}/messages`).then(answer => answer.items),
  create: (customer: { name: string; phone?: string; username?: string; hidesNumber: boolean }) => call<Customer>('POST', '/customers', customer),
  change: (id: string, change: CustomerChange) => call('PATCH', as(id), change),
  remove: (id: string) => call('DELETE', as(id)),
  text: (id: string, text: string, replyTo?: string) => call('POST', `${as(id)}/text`, { text, replyTo }),
  tap: (id: string, messageId: string, replyId: string) => call('POST', `${as(id)}/tap`, { messageId, replyId }),
  location: (id: string, place: Place, replyTo?: string) => call('POST', `${as(id)}/location`, { ...place, replyTo }),
  contact: (id: string, replyTo?: string) => call('POST', `${as(id)}/contact`, { replyTo }),
  react: (id: string, messageId: string, emoji: string) => call('POST', `${as(id)}/reaction`, { messageId, emoji }),
  unsupported: (id: string) => call('POST', `${as(id)}/unsupported`, { kind: 'poll_creation' }),
  media: (id: string, file: Blob, kind: 'image' | 'document' | 'voice', filename: string, caption = '') => {
    const form = new FormData();
    form.set('file', file, filename);
    form.set('kind', kind);
    if (caption) form.set('caption', caption);
    return call('POST', `${as(id)}/media`, form);
  },
  faults: (change: Partial<Pick<Faults, 'webhooksPaused' | 'pairRate' | 'latencyMs'>>) => call('PATCH', '/faults', change),
  breakNext: (kind: string, code?: number) => call('POST', '/faults/graph', { kind, code }),
  templates: () => call<Template[]>('GET', '/templates'),
  review: (id: string, verdict: Verdict, reason?: string) => call('POST', `/templates/${id}/review`, { verdict, reason }),
  clearFaults: () => call('DELETE', '/faults'),
};

/** What this phone shows: a message that has not reached it, or never will, is not there; reactions sit on what they are for. */
export function onPhone(customer: Customer, messages: Message[]): PhoneMessage[] {
  const reactions = new Map<string, Map<string, string>>();
  for (const message of messages.filter(message => message.type === 'reaction')) {
    const target = textAt(message.payload, 'reaction', 'message_id') ?? '';
    const bySide = reactions.get(target) ?? new Map<string, string>();
    reactions.set(target, bySide.set(message.from, textAt(message.payload, 'reaction', 'emoji') ?? ''));
  }
  return messages.filter(message => message.type !== 'reaction' && hasArrived(customer, message)).map(message => ({
    id: message.id,
    from: message.from,
    at: message.at,
    content: drawn(message),
    delivery: message.status === 'accepted' ? 'sent' : message.status === 'played' ? 'read' : message.status,
    replyTo: message.replyTo,
    reactions: [...(reactions.get(message.id)?.values() ?? [])].filter(Boolean),
  }));
}

function drawn({ media, payload, template, text }: Message) {
  const known = media ? { ...media, src: `/sandbox/media/${media.id}` } : {};
  return template ? templateContent(template, known) : contentOf(payload, known, text);
}

const hasArrived = (customer: Customer, { from, status }: Message) =>
  from === 'customer' || status === 'delivered' || status === 'read' || status === 'played' || (status === 'sent' && !customer.offline);
