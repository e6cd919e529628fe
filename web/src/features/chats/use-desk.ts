import { useMutation, useQueryClient } from '@tanstack/react-query';
import { labelsQuery, messagingKeys } from '@/api/messaging';

/** Whatever is done to a conversation as a whole: afterwards it is read again wherever it is shown. */
export function useDesk(id: string) {
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSettled: () => Promise.all([messagingKeys.conversation(id), messagingKeys.messages(id), messagingKeys.lists, messagingKeys.waiting, labelsQuery.queryKey]
      .map(queryKey => queries.invalidateQueries({ queryKey }))),
  });
  return { act: mutate, busy: isPending };
}
