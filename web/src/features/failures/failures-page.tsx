import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { MailWarning } from 'lucide-react';
import { useCallback } from 'react';
import { services } from '@/api/operations';
import type { DeadLetterKind } from '@/api/types';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PaneHeader } from '@/components/pane-header';
import { Panes } from '@/components/panes';
import { Problem } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { may } from '@/lib/roles';
import { useRoles } from '@/lib/use-roles';
import { kinds } from './kinds';
import { LetterList } from './letter-list';
import { LetterWork } from './letter-work';

const names = Object.keys(kinds) as DeadLetterKind[];

/** What failed, in one list, from messages between services to orders: read it, try it again, or go to where it is decided. */
export function FailuresPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const roles = useRoles();
  const { only } = useSearch({ from: '/app/failures' });
  const params = useParams({ strict: false });
  const service = services.find(name => name === params.service);
  const kind = names.find(name => name === params.kind);
  const id = params.letterId;
  const leave = useCallback(() => navigate({ to: '/failures', search: true }), [navigate]);
  const back = useCallback(() => void leave(), [leave]);
  if (!may(roles, 'failures')) return <ErrorState error={new Problem(403)} />;
  const letter = service && kind && id ? { service, kind, id } : undefined;
  return (
    <Panes
      selected={!!letter}
      onBack={back}
      list={<LetterList only={only} />}
      work={
        <>
          <PaneHeader title={t('failures.message')} {...(letter && { onBack: back })} />
          {letter
            ? <LetterWork key={`${letter.service}-${letter.kind}-${letter.id}`} letter={letter} onGone={leave} />
            : <EmptyState icon={MailWarning} title={t('failures.select')} text={t('failures.selectHint')} />}
        </>
      }
    />
  );
}
