import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Eye, EyeOff, X } from 'lucide-react';
import { catalogKeys, changeProducts } from '@/api/catalog';
import { flowsQuery } from '@/api/flows';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import styles from './several-bar.module.css';

/** What can be done to several products at once. */
export function SeveralBar({ ids, onClear }: { ids: readonly string[]; onClear: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: flows = [] } = useQuery(flowsQuery);
  const changing = useMutation({
    mutationFn: (change: { visible?: boolean; flowId?: string }) => changeProducts(ids, change),
    onSuccess: ({ changed }) => {
      toast(t('catalog.several.done', { count: changed }), 'good');
      onClear();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: catalogKeys.all }),
  });
  return (
    <div className={styles.bar} role="group" aria-label={t('catalog.several.selected', { count: ids.length })}>
      <span className={styles.count}>{t('catalog.several.selected', { count: ids.length })}</span>
      <Button disabled={changing.isPending} onClick={() => changing.mutate({ visible: true })}><Eye size={13} aria-hidden /> {t('catalog.several.show')}</Button>
      <Button disabled={changing.isPending} onClick={() => changing.mutate({ visible: false })}><EyeOff size={13} aria-hidden /> {t('catalog.several.hide')}</Button>
      <select className={styles.flow} aria-label={t('catalog.flow')} value="" disabled={changing.isPending} onChange={event => changing.mutate({ flowId: event.target.value === '-' ? '' : event.target.value })}>
        <option value="" disabled>{t('catalog.flow')}</option>
        <option value="-">{t('words.noFlow')}</option>
        {flows.map(flow => <option key={flow.id} value={flow.id}>{flow.name}</option>)}
      </select>
      <IconButton icon={X} label={t('catalog.several.clear')} onClick={onClear} />
    </div>
  );
}
