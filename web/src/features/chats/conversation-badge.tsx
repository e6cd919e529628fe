import { useQuery } from '@tanstack/react-query';
import { AlarmClock, CircleAlert, CircleOff, Hand, Hourglass, User, UserCheck } from 'lucide-react';
import { botSettingsQuery } from '@/api/bot-settings';
import { sessionQuery } from '@/api/session';
import type { Conversation } from '@/api/types';
import { Badge } from '@/components/badge';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { useNow } from '@/lib/use-now';

const soon = 60 * 60_000;
/** After so many minutes a waiting customer turns red, until the settings are there. */
const usualPatience = 10;

/** At most one: what a person should know first. */
export function ConversationBadge({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const patience = useQuery(botSettingsQuery).data?.handOver.lateAfterMinutes ?? usualPatience;
  const me = useQuery(sessionQuery).data?.user?.id;
  const { agentId, assigneeId, answeredBy, cannotReceive, lastFailed, snoozedUntil, windowEndsAt, waitingSince } = conversation;
  if (answeredBy === 'waiting') {
    const waited = waitingSince ? now - Date.parse(waitingSince) : 0;
    return (
      <Badge tone={waited > patience * 60_000 ? 'danger' : 'attention'} icon={Hand}>
        {waitingSince ? t('chats.needsPersonFor', { time: format.span(waited) }) : t('chats.needsPerson')}
      </Badge>
    );
  }
  if (cannotReceive) return <Badge tone="danger" icon={CircleOff} title={t('chats.cannotReceiveWhy')}>{t('chats.cannotReceive')}</Badge>;
  if (lastFailed) return <Badge tone="danger" icon={CircleAlert} title={t('chats.lastFailedWhy')}>{t('chats.lastFailed')}</Badge>;
  if (snoozedUntil && Date.parse(snoozedUntil) > now) return <Badge icon={AlarmClock} title={t('chats.snoozedUntil', { time: format.dateTime(snoozedUntil) })}>{t('chats.until', { time: format.brief(snoozedUntil) })}</Badge>;
  const left = windowEndsAt ? Date.parse(windowEndsAt) - now : 0;
  if (left > 0 && left < soon) return <Badge tone="info" icon={Hourglass}>{t('chats.windowCloses', { time: format.span(left) })}</Badge>;
  // Whose it is and who answers are two things: the bot may answer what is assigned to a person.
  if (me && answeredBy === 'person' && agentId === me) return <Badge tone="accent" icon={User}>{t('chats.youAnswer')}</Badge>;
  if (me && assigneeId === me) return <Badge tone="accent" icon={UserCheck}>{t('chats.assignedToYou')}</Badge>;
  if (answeredBy === 'person') return <Badge tone="accent" icon={User}>{t('chats.personAnswers')}</Badge>;
  return null;
}
