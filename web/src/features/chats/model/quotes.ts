import type { TFunction } from 'i18next';
import type { Message } from '@/api/types';

/** A message in one line, where it is quoted. */
export function quotedWords(t: TFunction, { item, content, hidden }: Message): string {
  if (hidden) return t('chats.hidden');
  if (item?.type === 'text') return item.body;
  if (item?.type === 'tap') return item.title;
  if (item?.type === 'media') return item.caption ?? t('chats.attachment');
  if (content && 'body' in content) return content.body ?? t('chats.kinds.product');
  if (content && 'caption' in content) return content.caption ?? t('chats.attachment');
  return t('chats.kinds.unknown');
}
