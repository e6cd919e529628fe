import { useQuery } from '@tanstack/react-query';
import { chargesQuery } from '@/api/catalog';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/skeleton';
import { ChargesForm } from './charges-form';

export function ChargesSection() {
  const { data, error, refetch } = useQuery(chargesQuery);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={4} round={false} />;
  return <ChargesForm saved={data} />;
}
