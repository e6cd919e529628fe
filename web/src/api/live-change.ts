export type LiveKind = 'conversation' | 'product' | 'job' | 'order' | 'application' | 'sync';

export interface Change {
  kind: LiveKind;
  id: string;
  version: number;
}

/** A colleague who writes in a chat just now. */
export interface Replying {
  conversationId: string;
  userId: string;
  name: string;
}

export type LiveState = 'connecting' | 'connected' | 'reconnecting' | 'offline';
