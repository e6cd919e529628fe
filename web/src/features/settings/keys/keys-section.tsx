import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Ban, CircleCheck, Hourglass, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { keysQuery, revokeKey } from '@/api/keys';
import type { ApiKey, MadeApiKey } from '@/api/types';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Section, Sections } from '@/components/sections';
import { ShownOnce } from '@/components/shown-once';
import { ListSkeleton } from '@/components/skeleton';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import { useNow } from '@/lib/use-now';
import { allRoles } from '@/lib/roles';
import styles from '../users/users.module.css';
import { areas } from './areas';
import { NewKey } from './new-key';

type Act = { kind: 'add' } | { kind: 'made'; answer: MadeApiKey } | { kind: 'revoke'; row: ApiKey };

function State({ row }: { row: ApiKey }) {
  const { t } = useTranslation();
  const now = useNow();
  if (row.revokedAt) return <Badge tone="danger" icon={Ban}>{t('keys.revoked')}</Badge>;
  if (row.expiresAt && Date.parse(row.expiresAt) <= now) return <Badge icon={Hourglass}>{t('keys.expired')}</Badge>;
  return <Badge tone="good" icon={CircleCheck}>{t('keys.valid')}</Badge>;
}

function KeyRow({ row, onRevoke }: { row: ApiKey; onRevoke: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr>
      <th scope="row" className={styles.who}><bdi>{row.name}</bdi><bdi className={styles.email} dir="ltr">{t('keys.endsIn', { hint: row.hint })}</bdi></th>
      <td>
        <span className={styles.badges}>
          {row.readOnly && <Badge tone="info">{t('keys.readOnly')}</Badge>}
          {areas.filter(area => row.areas.includes(area)).map(area => <Badge key={area}>{t(`keys.areaNames.${area}`)}</Badge>)}
          {allRoles.filter(role => row.roles.includes(role)).map(role => <Badge key={role} tone="accent">{t(`users.roleNames.${role}`)}</Badge>)}
        </span>
      </td>
      <td className={table.narrow}>{row.expiresAt ? format.day(row.expiresAt) : t('keys.never')}</td>
      <td className={table.narrow}>{row.lastUsedAt ? format.dateTime(row.lastUsedAt) : t('keys.unused')}</td>
      <td className={table.narrow}><State row={row} /></td>
      <td className={table.narrow}>{!row.revokedAt && <Button look="bare" onClick={onRevoke}>{t('keys.revoke')}</Button>}</td>
    </tr>
  );
}

function Revoke({ row, onClose }: { row: ApiKey; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => revokeKey(row.id),
    onSuccess: () => toast(t('keys.revokeDone', { name: row.name }), 'good'),
    onSettled: () => { void queries.invalidateQueries({ queryKey: keysQuery.queryKey }); onClose(); },
  });
  return (
    <Dialog
      open onClose={onClose} title={t('keys.revokeAsk', { name: row.name })} lead={t('keys.revokeText')}
      foot={<><Button onClick={onClose}>{t('common.cancel')}</Button><Button look="primary" disabled={revoking.isPending} onClick={() => revoking.mutate()}>{t('keys.revoke')}</Button></>}
    >
      {null}
    </Dialog>
  );
}

/** What programs may do in their own name. */
export function KeysSection() {
  const { t } = useTranslation();
  const { data: rows, error, refetch } = useQuery(keysQuery);
  const [act, setAct] = useState<Act | null>(null);
  if (error && !rows) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!rows) return <ListSkeleton rows={3} round={false} />;
  const close = () => setAct(null);
  const add = <Button look="primary" onClick={() => setAct({ kind: 'add' })}><KeyRound size={14} aria-hidden /> {t('keys.add')}</Button>;
  return (
    <>
      {rows.length === 0
        ? <EmptyState icon={KeyRound} title={t('keys.empty')} text={t('keys.lead')}>{add}</EmptyState>
        : (
          <Sections>
            <Section>
              <div className={styles.head}><p className={styles.lead}>{t('keys.lead')}</p>{add}</div>
              <div className={table.wrap}>
                <table className={table.table} aria-label={t('keys.table')}>
                  <thead>
                    <tr>
                      <th scope="col">{t('keys.name')}</th><th scope="col">{t('keys.scope')}</th><th scope="col">{t('keys.expires')}</th><th scope="col">{t('keys.used')}</th>
                      <th scope="col">{t('keys.state')}</th><th scope="col" />
                    </tr>
                  </thead>
                  <tbody>{rows.map(row => <KeyRow key={row.id} row={row} onRevoke={() => setAct({ kind: 'revoke', row })} />)}</tbody>
                </table>
              </div>
            </Section>
          </Sections>
        )}
      {act?.kind === 'add' && <NewKey onClose={close} onMade={answer => setAct({ kind: 'made', answer })} />}
      {act?.kind === 'revoke' && <Revoke row={act.row} onClose={close} />}
      {act?.kind === 'made' && (
        <Dialog
          open onClose={close} title={t('keys.secretTitle', { name: act.answer.row.name })} lead={t('keys.secretLead')}
          foot={<Button look="primary" onClick={close}>{t('keys.secretDone')}</Button>}
        >
          <ShownOnce label={t('keys.secretLabel')} lines={[act.answer.secret]} />
        </Dialog>
      )}
    </>
  );
}
