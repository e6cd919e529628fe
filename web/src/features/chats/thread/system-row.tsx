import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import { sessionQuery } from '@/api/session';
import type { Message, SystemLine } from '@/api/types';
import { useTranslation } from '@/i18n';
import { may } from '@/lib/roles';
import { useFormat } from '@/lib/use-format';
import { useRoles } from '@/lib/use-roles';
import { useUserNames } from '@/lib/use-user-names';
import styles from './thread.module.css';

const words = {
  application_sent: 'chats.system.applicationSent',
  order_placed: 'chats.system.orderPlaced',
  order_offered: 'chats.system.orderOffered',
  order_left: 'chats.system.orderLeft',
  erp_problem: 'chats.system.erpProblem',
  flow_failed: 'chats.system.flowFailed',
  file_kept: 'chats.system.fileKept',
  media_not_taken: 'chats.system.mediaNotTaken',
  picture_not_measured: 'chats.system.pictureNotMeasured',
  user_changed_number: 'chats.system.numberChanged',
  user_changed_user_id: 'chats.system.userIdChanged',
  customer_identity_changed: 'chats.system.identityChanged',
} as const;
const mediaKinds = ['image', 'video', 'audio', 'voice', 'document', 'sticker', 'form'] as const;
const reasons = ['Asked', 'NotUnderstood', 'Media', 'OrderChange', 'OrderUnknown', 'FlowFailed', 'PaymentToCheck', 'Paused'] as const;
const serious: ReadonlySet<string> = new Set(['erp_problem', 'flow_failed', 'hand_over']);

function lineWords(t: TFunction, { code, arguments: values }: SystemLine): string {
  if (code === 'hand_over') {
    const reason = reasons.find(value => value === values['reason']);
    return t('chats.system.handOver', { reason: reason ? t(`chats.reasons.${reason}`) : values['reason'] ?? '' });
  }
  // The engine names what it was: `Voice`.
  const sent = mediaKinds.find(name => name === values['kind']?.toLowerCase());
  const { reference = '', number = '', step = '', problem = '', flow = '', total = '' } = values;
  const known = code in words ? words[code as keyof typeof words] : undefined;
  // A newer service may tell of what this console does not know: shown as it came, rather than not at all.
  return known ? t(known, { reference, number, step, problem, flow, kind: sent ? t(`chats.kinds.${sent}`) : values['kind'] ?? '', total }) : t('chats.system.other', { text: [code, ...Object.values(values)].join(' · ') });
}

/** The words lead to what they tell of, where the reader may see it. */
function Leading({ line, children }: { line: SystemLine; children: ReactNode }) {
  const roles = useRoles();
  const { number, reference, flow, step } = line.arguments;
  if (line.code === 'order_placed' && number && may(roles, 'orders')) return <Link to="/orders" search={{ q: number }}>{children}</Link>;
  if (line.code === 'application_sent' && reference && may(roles, 'applications')) return <Link to="/applications" search={{ q: reference }}>{children}</Link>;
  const flowId = line.code === 'flow_failed' ? flow : line.code === 'erp_problem' ? step?.split('/')[0] : undefined;
  return flowId ? <Link to="/flows/$flowId" params={{ flowId }}>{children}</Link> : children;
}

/** Who answers from here on, and what the company's people should know: small, between the bubbles. */
export function SystemRow({ message }: { message: Message }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: session } = useQuery(sessionQuery);
  const nameOf = useUserNames();
  const { item, line, at } = message;
  const assigned = ({ arguments: { userId: to = '', agentId: by = '' } }: SystemLine) => {
    const me = session?.user?.id;
    const values = { name: nameOf(to), by: nameOf(by) };
    if (!to) return t(by === me ? 'chats.system.unassignedByYou' : 'chats.system.unassigned', values);
    if (to === by) return t(by === me ? 'chats.system.assignedYourself' : 'chats.system.assignedThemselves', values);
    if (to === me) return t('chats.system.assignedToYou', values);
    return t(by === me ? 'chats.system.assignedByYou' : 'chats.system.assigned', values);
  };
  const told = () => {
    if (item?.type === 'taken_over' && !item.userId) return t('chats.system.takenOverOnPhone');
    if (item?.type === 'taken_over') return t(item.userId === session?.user?.id ? 'chats.system.takenOverByYou' : 'chats.system.takenOver', { name: nameOf(item.userId) });
    if (item?.type === 'handed_back' && item.begin) return t('chats.system.begun', { flow: item.begin.flowId, step: item.begin.stepId });
    if (item?.type === 'handed_back') return t(item.softly ? 'chats.system.fellSilent' : 'chats.system.handedBack');
    if (item?.type === 'conversation_merged') return t('chats.system.merged');
    if (line?.code === 'assigned') return assigned(line);
    return line ? lineWords(t, line) : t('chats.lost');
  };
  if (line?.code === 'note') {
    // Nobody sends a note: who wrote it stands in the line itself.
    const author = line.arguments['agentId'];
    return (
      <li className={styles.colleagues}>
        <StickyNote size={13} aria-hidden /> <span dir="auto">{line.arguments['text']}</span>
        <span className={styles.when}>{author && author === session?.user?.id ? t('chats.noteByYou') : t('chats.noteBy', { name: nameOf(author) })} · <time className="numeric" dateTime={at}>{format.time(at)}</time></span>
      </li>
    );
  }
  return (
    <li className={styles.systemLine} data-serious={line ? serious.has(line.code) : false} title={format.dateTime(at)}>
      <bdi>{line ? <Leading line={line}>{told()}</Leading> : told()}</bdi> <time className="numeric" dateTime={at}>{format.time(at)}</time>
    </li>
  );
}
