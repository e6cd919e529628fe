import { Cable, FileUser, Inbox, MessageCircleX, Send, ShoppingCart, type LucideIcon } from 'lucide-react';
import type { DeadLetterKind } from '@/api/types';

export const kinds: Record<DeadLetterKind, LucideIcon> = { Received: Inbox, Sent: Send, Message: MessageCircleX, Order: ShoppingCart, Application: FileUser, Call: Cable };

/** A message between services: it has no page of its own, and may be thrown away. */
export const isBetweenServices = (kind: DeadLetterKind) => kind === 'Received' || kind === 'Sent';
