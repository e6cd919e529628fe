import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { newProductsQuery, saveNewProducts } from '@/api/catalog';
import { Dialog } from '@/components/dialog';
import { ErrorState } from '@/components/error-state';
import { SwitchRow } from '@/components/switch-row';
import { useTranslation } from '@/i18n';

/** How products begin that the next sync brings. */
export function NewProducts({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(newProductsQuery);
  const saving = useMutation({ mutationFn: saveNewProducts, onSettled: () => queries.invalidateQueries({ queryKey: newProductsQuery.queryKey }) });
  return (
    <Dialog open onClose={onClose} title={t('catalog.new.title')}>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {data && (
        <SwitchRow
          label={t('catalog.new.visible')} hint={data.variable ? t('catalog.new.byEnvironment', { variable: data.variable }) : t('catalog.new.hint')}
          checked={saving.isPending ? saving.variables : data.visible} onChange={visible => saving.mutate(visible)}
        />
      )}
    </Dialog>
  );
}
