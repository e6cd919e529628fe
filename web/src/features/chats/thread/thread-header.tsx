import { CheckCheck, PanelRight, ShoppingCart } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { markDone } from '@/api/messaging';
import type { Conversation } from '@/api/types';
import { Avatar } from '@/components/avatar';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { PaneHeader } from '@/components/pane-header';
import { useTranslation } from '@/i18n';
import { somethingFloats } from '@/lib/floating';
import { letterOf } from '@/lib/letter-of';
import { setPreferences, usePreferences } from '@/lib/preferences';
import { displayName } from '@/lib/display-name';
import { useWide } from '@/lib/use-wide';
import { DetailsDialog } from '../details/chat-details';
import { useMayChange } from '@/lib/use-may-change';
import { useDesk } from '../use-desk';
import { WindowState } from '../window-state';
import { DeskMenu } from './desk-menu';
import styles from './thread.module.css';

// Fetched when an order is taken.
const NewOrder = lazy(async () => ({ default: (await import('../order/new-order')).NewOrder }));

interface Props {
  conversation: Conversation | undefined;
  onBack: () => void;
}

export function ThreadHeader({ conversation, onBack }: Props) {
  const { t } = useTranslation();
  const { details } = usePreferences();
  const { act } = useDesk(conversation?.id ?? '');
  const wide = useWide();
  const mayChange = useMayChange('chats');
  const [ordering, setOrdering] = useState(false);
  const [looking, setLooking] = useState(false);

  // One key for what is done most often: the next conversation is then an arrow away.
  useEffect(() => {
    if (!mayChange || !conversation || conversation.doneAt) return;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || letterOf(event) !== 'e' || somethingFloats()) return;
      event.preventDefault();
      act(() => markDone(conversation.id));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [mayChange, conversation, act]);

  const name = conversation ? displayName(conversation.contact) ?? t('chats.unnamed') : '';
  return (
    <PaneHeader
      onBack={onBack}
      leading={conversation && <Avatar id={conversation.contact.id} name={name} small />}
      title={<bdi>{name}</bdi>}
      note={conversation && <WindowState conversation={conversation} />}
    >
      {mayChange && conversation && !conversation.doneAt && <Button onClick={() => act(() => markDone(conversation.id))} aria-keyshortcuts="Alt+E"><CheckCheck size={14} aria-hidden /> <span className={styles.words}>{t('chats.desk.done')}</span></Button>}
      {conversation?.doneAt && <Badge tone="neutral" icon={CheckCheck}>{t('chats.filters.done')}</Badge>}
      {mayChange && conversation && <IconButton icon={ShoppingCart} label={t('chats.order.title')} onClick={() => setOrdering(true)} />}
      {conversation && <DeskMenu conversation={conversation} onBack={onBack} />}
      {wide
        ? <IconButton icon={PanelRight} flips aria-expanded={details} label={t(details ? 'chats.hideDetails' : 'chats.showDetails')} onClick={() => setPreferences({ details: !details })} />
        : <IconButton icon={PanelRight} flips aria-haspopup="dialog" label={t('chats.showDetails')} onClick={() => setLooking(true)} />}
      {looking && !wide && conversation && <DetailsDialog id={conversation.id} onClose={() => setLooking(false)} />}
      {ordering && conversation && <Suspense><NewOrder conversation={conversation} onClose={() => setOrdering(false)} /></Suspense>}
    </PaneHeader>
  );
}
