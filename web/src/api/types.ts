// Shapes of the services' answers, until they are generated from openapi/*.json.

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Contact {
  id: string;
  name: string | null;
  phone: string | null;
  username: string | null;
  userId: string | null;
}

export type Author = 'customer' | 'bot' | 'person' | 'system';
export type AnsweredBy = 'bot' | 'waiting' | 'person';
export type ConversationFilter = 'open' | 'mine' | 'needs-person' | 'unread' | 'done';

export interface Conversation {
  id: string;
  contact: Contact;
  lastText: string | null;
  lastKind: string | null;
  lastAt: string | null;
  lastBy: Author;
  unread: number;
  windowEndsAt: string | null;
  answeredBy: AnsweredBy;
  agentId?: string | null;
  waitingSince?: string | null;
  version: number;
  hrOnly: boolean;
}

export interface ImageRef {
  imageId: string;
  sha256: string;
  mimeType: string;
}

export interface ReplyButton {
  id: string;
  title: string;
}

export interface ListSection {
  title: string | null;
  rows: { id: string; title: string; description: string | null }[];
}

/** What we say. */
export type Content =
  | { type: 'text'; body: string }
  | { type: 'image'; image: ImageRef; caption: string | null }
  | { type: 'document'; mediaId: string; filename: string; caption: string | null }
  | { type: 'buttons'; body: string; buttons: ReplyButton[]; header?: string | null; picture?: ImageRef | null; footer?: string | null }
  | { type: 'list'; body: string; buttonLabel: string; sections: ListSection[]; header?: string | null; footer?: string | null }
  | { type: 'link'; body: string; label: string; url: string }
  | { type: 'contact_request'; body: string }
  | { type: 'location_request'; body: string }
  | { type: 'template'; name: string; language: string; bodyParameters: string[] };

export type MediaKind = 'Image' | 'Video' | 'Audio' | 'Voice' | 'Document' | 'Sticker';

/** What takes a number in a conversation: what a customer sends, and who answers from there on. */
export type Item =
  | { type: 'text'; body: string }
  | { type: 'tap'; replyId: string; title: string }
  | { type: 'media'; mediaId: string; kind: MediaKind; mimeType: string; filename: string | null; caption: string | null; sha256: string | null }
  | { type: 'location'; latitude: number; longitude: number; name: string | null; address: string | null }
  | { type: 'contact'; name: string | null; phones: string[]; own: boolean }
  | { type: 'cart'; lines: { productRetailerId: string; quantity: number }[]; note: string | null }
  | { type: 'reaction'; emoji: string | null }
  | { type: 'edit'; wamid: string; body: string | null }
  | { type: 'revoke'; wamid: string }
  | { type: 'unknown'; kind: string }
  | { type: 'taken_over'; userId: string }
  | { type: 'handed_back'; userId: string | null }
  | { type: 'tombstone' };

export type DeliveryStatus = 'pending' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown' | 'withheld';

/** A grey line for the company's people: a code, told in words by the console. */
export interface SystemLine {
  code: string;
  arguments: Record<string, string>;
}

export interface Message {
  id: string;
  by: Author;
  at: string;
  item?: Item | null;
  content?: Content | null;
  line?: SystemLine | null;
  /** Part of an application, which this reader may not read. */
  hidden?: boolean;
  status?: DeliveryStatus | null;
  /** Meta's code, or a word of ours. */
  failure?: string | null;
  failureDetail?: string | null;
  mayHaveArrivedTwice?: boolean;
  media?: { id: string; state: 'pending' | 'stored' | 'failed' } | null;
  agentId?: string | null;
  wamid?: string | null;
  number?: number | null;
  source?: string | null;
}

export interface Product {
  id: string;
  externalId: string;
  sku: string | null;
  name: string;
  price: number | null;
  currency: string;
  category: string | null;
  visible: boolean;
  active: boolean;
  imageId: string | null;
  version: number;
}

export interface ProductImage {
  id: string;
  mimeType: string;
  size: number;
  cover: boolean;
  fromErp: boolean;
}

export interface ProductDetails {
  product: Product;
  description: string | null;
  images: ProductImage[];
  ownCharges: boolean;
  quantities: ChargeRow[];
}

export interface ProductPage extends Page<Product> {
  total: number;
}

export interface SyncStatus {
  state: 'idle' | 'running' | 'failed';
  startedAt: string | null;
  finishedAt: string | null;
  added: number;
  changed: number;
  removed: number;
  problem: string | null;
}

export type ChargeBasis = 'PerOrder' | 'PerUnit';

export interface ChargeRow {
  min: number;
  max: number | null;
  charge: number;
  basis: ChargeBasis;
}

export interface ChargeTable {
  name: string;
  rows: ChargeRow[];
}

export interface Job {
  id: string;
  externalId: string;
  name: string;
  description?: string | null;
  department: string | null;
  visible: boolean;
  active: boolean;
  version: number;
}

export interface JobPage extends Page<Job> {
  total: number;
}
