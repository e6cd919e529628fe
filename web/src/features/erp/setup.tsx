import { useQuery } from '@tanstack/react-query';
import { profileQuery } from '@/api/erp';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/skeleton';
import { ProfileForm } from './profile-form';

export function Setup() {
  const { data, error, refetch } = useQuery(profileQuery);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={6} round={false} />;
  return <ProfileForm saved={data} />;
}
