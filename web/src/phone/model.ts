/** What the phone draws. It knows nothing of where messages come from: the sandbox and the flow preview both make these. */
export type Side = 'business' | 'customer';

/** Of the customer's own messages, shown as clock and ticks. */
export type Delivery = 'pending' | 'sent' | 'delivered' | 'read' | 'failed';

export interface PhoneMessage {
  id: string;
  from: Side;
  at: string;
  content: Content;
  delivery?: Delivery | undefined;
  replyTo?: string | undefined;
  reactions?: string[] | undefined;
}

export type Content =
  | { kind: 'text'; body: string }
  | { kind: 'media'; media: Media; caption?: string | undefined }
  | { kind: 'location'; place: Place }
  | { kind: 'contacts'; cards: Card[] }
  | { kind: 'question'; header?: string | undefined; media?: Media | undefined; body: string; footer?: string | undefined; ask: Ask }
  | { kind: 'unsupported' };

export interface Media {
  as: 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker';
  /** Absent while it is not there yet. */
  src?: string | undefined;
  filename?: string | undefined;
  mimeType?: string | undefined;
  size?: number | undefined;
}

export interface Place {
  latitude: number;
  longitude: number;
  name?: string | undefined;
  address?: string | undefined;
}

export interface Card {
  name: string;
  phone?: string | undefined;
}

/** What a question offers to tap on. */
export type Ask =
  | { kind: 'buttons'; buttons: Option[] }
  | { kind: 'list'; button: string; sections: { title?: string | undefined; rows: Option[] }[] }
  | { kind: 'link'; label: string; url: string }
  | { kind: 'acts'; acts: Act[] }
  | { kind: 'contact' }
  | { kind: 'location' };

/** A template's buttons may be of several kinds at once. */
export interface Act {
  kind: 'reply' | 'link' | 'call' | 'copy';
  id: string;
  label: string;
  url?: string | undefined;
}

export interface Option {
  id: string;
  title: string;
  description?: string | undefined;
}

export interface Chatter {
  name: string;
  /** E.g. "+977 981-2345670"; shown where the number is shared. */
  phone?: string | undefined;
}

/** What the person holding the phone can do. What is left out is not offered. */
export interface PhoneActions {
  onText: (text: string, replyTo?: string) => void;
  onTap: (messageId: string, option: Option) => void;
  onFile?: ((file: File, as: 'image' | 'document', caption: string) => void) | undefined;
  onVoice?: ((voice: Blob) => void) | undefined;
  onLocation?: ((place: Place, replyTo?: string) => void) | undefined;
  onShareContact?: ((replyTo?: string) => void) | undefined;
  onReact?: ((messageId: string, emoji: string) => void) | undefined;
}
