import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { backlogQuery, operationKeys, replayLetters, services, type Service } from '@/api/operations';
import type { ServiceBacklog } from '@/api/types';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import styles from './failures.module.css';

const failedOf = (backlog: ServiceBacklog | undefined) => (backlog ? backlog.deadLetters + backlog.failed : 0);

interface Props {
  only: Service | undefined;
  onOnly: (service: Service | undefined) => void;
}

/** How far behind each service is, and what it has given up on; choosing one shows only its messages. */
export function Backlog({ only, onOnly }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const backlogs = useQueries({ queries: services.map(service => ({ ...backlogQuery(service), refetchInterval: 10_000 })) });
  const replaying = useMutation({
    mutationFn: replayLetters,
    onSuccess: ({ replayed }) => toast(t('failures.replayedAll', { count: replayed }), 'good'),
    onSettled: () => queries.invalidateQueries({ queryKey: operationKeys.all }),
  });
  return (
    <table className={styles.backlog} aria-label={t('failures.backlog')}>
      <thead>
        <tr>
          <th scope="col">{t('failures.service')}</th>
          <th scope="col" title={t('failures.waitingHint')}>{t('failures.waiting')}</th>
          <th scope="col">{t('failures.oldest')}</th>
          <th scope="col">{t('failures.failed')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {services.map((service, at) => {
          const { data, error } = backlogs[at] ?? {};
          const name = t(`failures.services.${service}`);
          return (
            <tr key={service}>
              <th scope="row">
                <button type="button" className={styles.service} aria-pressed={only === service} aria-label={t('failures.only', { service: name })} onClick={() => onOnly(only === service ? undefined : service)}>{name}</button>
              </th>
              {error && !data ? <td colSpan={3} className={styles.silent}>{t('failures.noAnswer')}</td> : (
                <>
                  <td className="numeric">{data && format.number(data.outboxRows)}</td>
                  <td className="numeric">{data && data.outboxRows > 0 ? format.span(data.oldestSeconds * 1000) : '–'}</td>
                  <td className="numeric" data-some={!!failedOf(data)}>{data && format.number(failedOf(data))}</td>
                </>
              )}
              <td className={styles.act}>
                {!!failedOf(data) && <IconButton icon={RotateCw} label={t('failures.replayAll', { service: name })} disabled={replaying.isPending} onClick={() => replaying.mutate(service)} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
