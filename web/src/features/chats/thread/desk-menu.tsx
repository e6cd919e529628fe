import { Menu } from '@base-ui/react/menu';
import { useQuery } from '@tanstack/react-query';
import { AlarmClock, Ban, Check, CheckCheck, EllipsisVertical, MailOpen, UserPlus } from 'lucide-react';
import { companyQuery } from '@/api/company';
import { assign, markDone, markUnread, reopen, setBlocked, snooze } from '@/api/messaging';
import { sessionQuery } from '@/api/session';
import { colleaguesQuery } from '@/api/users';
import type { Conversation } from '@/api/types';
import buttons from '@/components/button.module.css';
import floating from '@/components/floating.module.css';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import { useMayChange } from '@/lib/use-may-change';
import { useDesk } from '../use-desk';
import { snoozes, type Snooze } from '../model/snoozes';

/** What is done with a conversation as a whole: done, later, whose it is. Whoever only looks marks it as unread. */
export function DeskMenu({ conversation, onBack }: { conversation: Conversation; onBack: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { act, busy } = useDesk(conversation.id);
  const me = useQuery(sessionQuery).data?.user;
  const mayChange = useMayChange('chats');
  const { data: colleagues } = useQuery(colleaguesQuery);
  const timeZone = useQuery(companyQuery).data?.timeZone;
  const { id, doneAt, assigneeId, blocked } = conversation;
  const putOff = async ({ name, until }: Snooze) => {
    await snooze(id, until);
    const time = name === 'hour' ? format.time(until) : format.dateTime(until);
    toast(t('chats.snoozedUntil', { time }), 'good', { label: t('common.undo'), act: () => act(() => (doneAt ? markDone(id) : reopen(id))) });
  };
  // What stays open before one's eyes is not for later.
  const unread = async () => {
    await markUnread(id);
    onBack();
  };
  const people = colleagues?.filter(colleague => !colleague.disabled) ?? (me ? [me] : []);

  return (
    <Menu.Root>
      <Menu.Trigger className={classes(buttons.button, buttons.bare, buttons.icon)} aria-label={t('chats.desk.menu')} disabled={busy}><EllipsisVertical size={16} aria-hidden /></Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className={floating.positioner}>
          <Menu.Popup className={floating.menu}>
            {mayChange && <Menu.Item className={floating.item} onClick={() => act(() => (doneAt ? reopen(id) : markDone(id)))}><CheckCheck size={14} aria-hidden /> {doneAt ? t('chats.desk.reopen') : t('chats.desk.done')}</Menu.Item>}
            <Menu.Item className={floating.item} onClick={() => act(unread)}><MailOpen size={14} aria-hidden /> {t('chats.desk.unread')}</Menu.Item>
            {mayChange && (
              <>
                <div className={floating.separator} />
                <Menu.Group>
                  <Menu.GroupLabel className={floating.label}>{t('chats.desk.snooze')}</Menu.GroupLabel>
                  {snoozes(new Date(), timeZone).map(one => (
                    <Menu.Item key={one.name} className={floating.item} onClick={() => act(() => putOff(one))}><AlarmClock size={14} aria-hidden /> {t(`chats.desk.snoozes.${one.name}`, { time: format.dateTime(one.until) })}</Menu.Item>
                  ))}
                </Menu.Group>
                <div className={floating.separator} />
                <Menu.RadioGroup value={assigneeId ?? ''} onValueChange={(value: string) => act(() => assign(id, value || null))}>
                  <Menu.Group><Menu.GroupLabel className={floating.label}>{t('chats.desk.assign')}</Menu.GroupLabel></Menu.Group>
                  <Menu.RadioItem value="" className={floating.item}><UserPlus size={14} aria-hidden /> {t('chats.desk.nobody')}<Menu.RadioItemIndicator className={floating.indicator}><Check size={14} aria-hidden /></Menu.RadioItemIndicator></Menu.RadioItem>
                  {people.map(person => (
                    <Menu.RadioItem key={person.id} value={person.id} className={floating.item}><bdi>{person.name}</bdi><Menu.RadioItemIndicator className={floating.indicator}><Check size={14} aria-hidden /></Menu.RadioItemIndicator></Menu.RadioItem>
                  ))}
                </Menu.RadioGroup>
                <div className={floating.separator} />
                <Menu.Item className={floating.item} onClick={() => act(() => setBlocked(id, !blocked))}><Ban size={14} aria-hidden /> {blocked ? t('chats.desk.unblock') : t('chats.desk.block')}</Menu.Item>
              </>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
