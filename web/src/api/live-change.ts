export type LiveKind = 'conversation' | 'product' | 'job' | 'order' | 'application' | 'sync';

export interface Change {
  kind: LiveKind;
  id: string;
  version: number;
}

export type LiveState = 'connecting' | 'connected' | 'reconnecting' | 'offline';
