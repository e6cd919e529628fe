import { createContext, useContext } from 'react';
import type { Chatter, PhoneActions } from './model';
import type { PhoneLanguage, Words } from './words';

/** What every part of one phone needs: whose it is, its language, and what may be done with it. */
export interface PhoneContext {
  language: PhoneLanguage;
  words: Words;
  business: string;
  me: Chatter;
  actions: PhoneActions;
  openSheet: (sheet: Sheet) => void;
  reply: (messageId: string) => void;
}

/** What can slide up over the chat; each answers the message it came from, if any. */
export type Sheet =
  | { kind: 'list'; messageId: string }
  | { kind: 'place'; replyTo?: string | undefined }
  | { kind: 'contact'; replyTo?: string | undefined }
  | { kind: 'file'; file: File; as: 'image' | 'document' };

export const Phone = createContext<PhoneContext | null>(null);

export function usePhone(): PhoneContext {
  const context = useContext(Phone);
  if (!context) throw new Error('A part of the phone is drawn outside of it');
  return context;
}
