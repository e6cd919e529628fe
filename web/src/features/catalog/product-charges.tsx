import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { catalogKeys, productChargesQuery, removeProductCharges, saveProductCharges } from '@/api/catalog';
import { Button } from '@/components/button';
import { ChargesForm } from '@/components/charges/charges-form';
import { ErrorState } from '@/components/error-state';
import { Section } from '@/components/sections';
import { useTranslation } from '@/i18n';

interface Props {
  id: string;
  own: boolean;
}

/** The product's own table of quantity charges, in place of the general one. */
export function ProductCharges({ id, own }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(productChargesQuery(id));
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: catalogKeys.product(id) }), queries.invalidateQueries({ queryKey: productChargesQuery(id).queryKey })]);
  const removing = useMutation({ mutationFn: () => removeProductCharges(id), onSettled: refresh });

  return (
    <Section title={t('catalog.charges.title')}>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {data && (
        <ChargesForm
          key={String(own)} saved={data} lead={own ? t('catalog.charges.own') : t('catalog.charges.general')}
          place={{ queryKey: productChargesQuery(id).queryKey, save: table => saveProductCharges(id, table).finally(() => void refresh()) }}
        />
      )}
      {own && <div><Button look="bare" disabled={removing.isPending} onClick={() => removing.mutate()}>{t('catalog.charges.remove')}</Button></div>}
    </Section>
  );
}
