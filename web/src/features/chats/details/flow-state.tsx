import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { chatSessionQuery, flowsQuery } from '@/api/flows';
import type { Conversation } from '@/api/types';
import { Facts } from '@/components/facts';
import { useTranslation } from '@/i18n';
import { languageName } from '@/lib/language-name';
import { usePreferences } from '@/lib/preferences';
import { may } from '@/lib/roles';
import { useFormat } from '@/lib/use-format';
import { useRoles } from '@/lib/use-roles';
import styles from './details.module.css';

const words = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'object' && value !== null && 'filename' in value && typeof value.filename === 'string' ? value.filename : '';
};

/** Where he is in which flow, what he has answered, and what is in his cart. */
export function FlowState({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language: reader } = usePreferences();
  const roles = useRoles();
  // While a first message is on its way the flow service does not know of the conversation yet.
  const begun = conversation.answeredBy !== 'bot' || conversation.lastBy !== 'customer';
  const { data: session } = useQuery({ ...chatSessionQuery(conversation.id), enabled: begun });
  const { data: flows = [] } = useQuery(flowsQuery);
  if (!session) return null;
  const { frames, state, variables, cart, language, hidden } = session;
  const frame = frames.at(-1);
  // Names with a tilde are the engine's own.
  const answers = Object.entries(variables).filter(([name, value]) => !name.startsWith('~') && words(value) !== '');
  return (
    <>
      <section className={styles.part}>
        <h3>{t('chats.flow.title')}</h3>
        <p className={styles.note}>{t(`chats.flow.states.${state}`)}</p>
        {frame && (
          <p>
            <Link to="/flows/$flowId" params={{ flowId: frame.flowId }}><bdi>{flows.find(flow => flow.id === frame.flowId)?.name ?? frame.flowId}</bdi></Link>
            {' › '}<bdi className={styles.code}>{frame.stepId}</bdi>
          </p>
        )}
        {language && <p className={styles.note}>{t('chats.flow.language', { language: languageName(language, reader) })}</p>}
        {hidden ? <p className={styles.note}>{t(may(roles, 'applications') ? 'chats.hiddenRest' : 'chats.hidden')}</p> : answers.length > 0 && (
          <details className={styles.answers}>
            <summary>{t('chats.flow.answers', { count: answers.length })}</summary>
            <Facts facts={answers.map(([name, value]) => ({ name, value: <span dir="auto">{words(value)}</span> }))} />
          </details>
        )}
      </section>
      {cart && cart.lines.length > 0 && (
        <section className={styles.part}>
          <h3>{t('chats.flow.cart')}</h3>
          <ul className={styles.lines}>
            {cart.lines.map((line, index) => <li key={index}><span className="numeric">{format.number(line.quantity)} ×</span> <bdi>{line.name ?? line.productId}</bdi></li>)}
          </ul>
          {cart.total !== null && cart.currency && <p className={styles.total}><bdi className="numeric">{format.money(cart.total, cart.currency)}</bdi></p>}
        </section>
      )}
    </>
  );
}
