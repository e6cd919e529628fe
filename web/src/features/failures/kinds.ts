import { Inbox, Send, type LucideIcon } from 'lucide-react';
import type { DeadLetterKind } from '@/api/types';

export const kinds: Record<DeadLetterKind, LucideIcon> = { Received: Inbox, Sent: Send };
