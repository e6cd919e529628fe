import { Link, useNavigate } from '@tanstack/react-router';
import { CircleCheck, CircleHelp } from 'lucide-react';
import { useMemo } from 'react';
import { operationKeys, services, type Service, type ServiceLetter } from '@/api/operations';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { PagedList } from '@/components/paged-list';
import { PaneHeader } from '@/components/pane-header';
import styles from '@/components/record-list.module.css';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { usePaged } from '@/lib/use-paged';
import { Backlog } from './backlog';
import own from './failures.module.css';
import { kinds } from './kinds';
import { titleOf } from './title';
import { readLetters, type LettersPage } from './read-letters';


function LetterRow({ letter: { service, kind, id, messageType, queue, reason, diedAt, who } }: { letter: ServiceLetter }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Link to="/failures/$service/$kind/$letterId" params={{ service, kind, letterId: id }} search preload={false} className={styles.row}>
      <span className={styles.main}>
        <span className={styles.name} title={messageType ?? undefined}><bdi>{titleOf(t, kind, messageType)}</bdi>{who && <> · <bdi>{who}</bdi></>}</span>
        <span className={styles.note}>{t(`failures.services.${service}`)}{queue && <> · <bdi>{queue}</bdi></>}</span>
        <span className={styles.note}><bdi>{reason}</bdi></span>
      </span>
      <span className={styles.end}>
        <time dateTime={diedAt} title={format.dateTime(diedAt)}>{format.brief(diedAt)}</time>
        <Badge tone="danger" icon={kinds[kind]}>{t(`failures.kinds.${kind}`)}</Badge>
      </span>
    </Link>
  );
}

export function LetterList({ only }: { only: Service | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asked = useMemo(() => (only ? [only] : services), [only]);
  const letters = usePaged(operationKeys.letters(asked), (before, signal) => readLetters(asked, before, signal));
  const silent = new Set((letters.data?.pages as LettersPage[] | undefined)?.flatMap(page => page.silent));
  const choose = (service: Service | undefined) => void navigate({ to: '.', search: { ...(service && { only: service }) }, replace: true });

  const empty = () => {
    if (only) {
      return <EmptyState icon={CircleCheck} title={t('failures.emptyService', { service: t(`failures.services.${only}`) })}><Button onClick={() => choose(undefined)}>{t('failures.all')}</Button></EmptyState>;
    }
    if (silent.size > 0) return <EmptyState icon={CircleHelp} title={t('failures.emptyPartly')} />;
    return <EmptyState icon={CircleCheck} title={t('failures.empty')} text={t('failures.emptyText')} />;
  };
  return (
    <>
      <PaneHeader level={1} title={t('failures.title')} note={t('failures.lead')} />
      <Backlog only={only} onOnly={choose} />
      {silent.size > 0 && (
        <p className={own.unanswered} role="status">{t('failures.unanswered', { services: [...silent].map(service => t(`failures.services.${service}`)).join(', ') })}</p>
      )}
      <PagedList label={t('failures.list')} paged={letters} idOf={({ service, kind, id }) => `${service}-${kind}-${id}`} empty={empty()}>{letter => <LetterRow letter={letter} />}</PagedList>
    </>
  );
}
