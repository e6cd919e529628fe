import type { PublishedFlow } from '@/api/types';
import { useTranslation } from '@/i18n';

/** What a publish has come to: its version, and what became of the chats that stood in the flow. */
export function usePublished(): (answer: PublishedFlow) => string {
  const { t } = useTranslation();
  return ({ version, liveChats }) => [
    t('flows.publish.done', { version: version ?? '' }),
    ...liveChats?.moved ? [t('flows.publish.moved', { count: liveChats.moved })] : [],
    ...liveChats?.ended ? [t('flows.publish.ended', { count: liveChats.ended })] : [],
    ...liveChats?.kept ? [t('flows.publish.kept', { count: liveChats.kept })] : [],
  ].join(' ');
}
