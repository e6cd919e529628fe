import { PanelRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '@/api/types';
import { Avatar } from '@/components/avatar';
import { IconButton } from '@/components/icon-button';
import { PaneHeader } from '@/components/pane-header';
import { setPreferences, usePreferences } from '@/lib/preferences';
import { displayName } from '../display-name';
import { WindowState } from '../window-state';
import styles from './thread.module.css';

interface Props {
  conversation: Conversation | undefined;
  onBack: () => void;
}

export function ThreadHeader({ conversation, onBack }: Props) {
  const { t } = useTranslation();
  const { details } = usePreferences();
  const name = conversation ? displayName(conversation.contact) ?? t('chats.unnamed') : '';
  return (
    <PaneHeader
      onBack={onBack}
      leading={conversation && <Avatar id={conversation.contact.id} name={name} small />}
      title={<bdi>{name}</bdi>}
      note={conversation && <WindowState conversation={conversation} />}
    >
      <IconButton
        className={styles.details} icon={PanelRight} flips aria-expanded={details} label={t(details ? 'chats.hideDetails' : 'chats.showDetails')}
        onClick={() => setPreferences({ details: !details })}
      />
    </PaneHeader>
  );
}
