import { useQuery } from '@tanstack/react-query';
import { catalogKeys, chargesQuery, saveCharges } from '@/api/catalog';
import { ChargesForm } from '@/components/charges/charges-form';
import { ErrorState } from '@/components/error-state';
import { Sections } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { TaxField } from './tax-field';

const place = { queryKey: catalogKeys.charges, save: saveCharges };

export function ChargesSection() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(chargesQuery);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={4} round={false} />;
  return <Sections><ChargesForm saved={data} place={place} lead={t('settings.charges.lead')} /><TaxField /></Sections>;
}
