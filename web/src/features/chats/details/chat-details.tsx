import { useQuery } from '@tanstack/react-query';
import { Ban, CircleOff, MegaphoneOff } from 'lucide-react';
import { conversationQuery } from '@/api/messaging';
import { sessionQuery } from '@/api/session';
import { Avatar } from '@/components/avatar';
import { Badge } from '@/components/badge';
import { Dialog } from '@/components/dialog';
import { Facts } from '@/components/facts';
import { PaneHeader } from '@/components/pane-header';
import { useTranslation } from '@/i18n';
import { may } from '@/lib/roles';
import { useUserNames } from '@/lib/use-user-names';
import { displayName } from '@/lib/display-name';
import { WindowState } from '../window-state';
import { AskNumber } from './ask-number';
import { CustomerApplications, CustomerOrders, useCustomerOrders } from './customer-records';
import styles from './details.module.css';
import { Files } from './files';
import { FlowState } from './flow-state';
import { Labels } from './labels';

const answering = { bot: 'chats.botAnswers', waiting: 'chats.waitingForPerson', person: 'chats.personIsAnswering' } as const;

/** Who the customer is, where he stands, and what he has with us. */
function Details({ id }: { id: string }) {
  const { t } = useTranslation();
  const roles = useQuery(sessionQuery).data?.user?.roles ?? [];
  const nameOf = useUserNames();
  const { data: conversation } = useQuery(conversationQuery(id));
  const chats = conversation ? [conversation.id, ...conversation.merged] : [];
  const inErp = useCustomerOrders(chats, chats.length > 0 && may(roles, 'orders')).data?.items.find(order => order.externalCustomerId)?.externalCustomerId;
  if (!conversation) return null;
  const { contact, answeredBy } = conversation;
  const name = displayName(contact) ?? t('chats.unnamed');
  return (
    <>
      <div className={styles.who}>
        <Avatar id={contact.id} name={name} />
        <p className={styles.name}><bdi>{name}</bdi></p>
      </div>
      <Facts
        facts={[
          { name: t('chats.phone'), value: contact.phone ? <bdi dir="ltr">{contact.phone}</bdi> : <AskNumber conversation={conversation} /> },
          ...(contact.username ? [{ name: t('chats.username'), value: <bdi dir="ltr">@{contact.username}</bdi> }] : []),
          ...(inErp ? [{ name: t('chats.erpId'), value: <bdi dir="ltr">{inErp}</bdi> }] : []),
          ...(conversation.cannotReceive ? [{ name: t('chats.reachable'), value: <Badge tone="danger" icon={CircleOff} title={t('chats.cannotReceiveWhy')}>{t('chats.cannotReceive')}</Badge> }] : []),
          ...(contact.noAdvertising ? [{ name: t('chats.advertising'), value: <Badge icon={MegaphoneOff} title={t('chats.noAdvertisingWhy')}>{t('chats.noAdvertising')}</Badge> }] : []),
          ...(conversation.blocked ? [{ name: t('chats.blocked'), value: <Badge tone="danger" icon={Ban}>{t('chats.isBlocked')}</Badge> }] : []),
          ...(conversation.assigneeId ? [{ name: t('chats.desk.assign'), value: <bdi>{nameOf(conversation.assigneeId)}</bdi> }] : []),
          { name: t('chats.answers'), value: t(answering[answeredBy]) },
          { name: t('chats.window'), value: <WindowState conversation={conversation} named /> },
        ]}
      />
      <Labels conversation={conversation} />
      <FlowState conversation={conversation} />
      {may(roles, 'orders') && <CustomerOrders conversation={chats} />}
      {may(roles, 'applications') && <CustomerApplications conversation={chats} />}
      <Files id={id} />
    </>
  );
}

/** The third pane, where there is room for one. */
export function ChatDetails({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PaneHeader title={t('chats.customer')} />
      <div className={styles.body}><Details id={id} /></div>
    </>
  );
}

// It is there to be read: no field in it takes the focus, which would bring up the keys of a telephone.
const takeFocus = (element: HTMLElement | null) => element?.focus();

/** The same over the thread, where there is none. */
export function DetailsDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open onClose={onClose} title={t('chats.customer')}>
      <div ref={takeFocus} tabIndex={-1} className={styles.read}><Details id={id} /></div>
    </Dialog>
  );
}
