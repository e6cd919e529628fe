import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { conversationQuery } from '@/api/messaging';
import { Avatar } from '@/components/avatar';
import { Facts } from '@/components/facts';
import { PaneHeader } from '@/components/pane-header';
import styles from './chat-details.module.css';
import { displayName } from './display-name';
import { WindowState } from './window-state';

const answering = { bot: 'chats.botAnswers', waiting: 'chats.waitingForPerson', person: 'chats.personIsAnswering' } as const;

/** The third pane: who the customer is. */
export function ChatDetails({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data: conversation } = useQuery(conversationQuery(id));
  if (!conversation) return <PaneHeader title={t('chats.customer')} />;
  const { contact, answeredBy } = conversation;
  const name = displayName(contact) ?? t('chats.unnamed');
  return (
    <>
      <PaneHeader title={t('chats.customer')} />
      <div className={styles.body}>
        <div className={styles.who}>
          <Avatar id={contact.id} name={name} />
          <p className={styles.name}><bdi>{name}</bdi></p>
        </div>
        <Facts
          facts={[
            { name: t('chats.phone'), value: contact.phone ? <bdi dir="ltr">{contact.phone}</bdi> : t('chats.numberNotShared') },
            ...(contact.username ? [{ name: t('chats.username'), value: <bdi dir="ltr">@{contact.username}</bdi> }] : []),
            { name: t('chats.answers'), value: t(answering[answeredBy]) },
            { name: t('chats.window'), value: <WindowState conversation={conversation} named /> },
          ]}
        />
      </div>
    </>
  );
}
