import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { handBack, messagingKeys, takeOver } from '@/api/messaging';
import { sessionQuery } from '@/api/session';
import type { Conversation } from '@/api/types';

/** Who answers, as the person at this console sees it, and the two ways to change it. */
export function useAnswerer(conversation: Conversation) {
  const queries = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const refresh = () => Promise.all([
    queries.invalidateQueries({ queryKey: messagingKeys.conversation(conversation.id) }),
    queries.invalidateQueries({ queryKey: messagingKeys.messages(conversation.id) }),
    queries.invalidateQueries({ queryKey: messagingKeys.lists }),
    queries.invalidateQueries({ queryKey: messagingKeys.waiting }),
  ]);
  const taking = useMutation({
    mutationFn: () => takeOver(conversation.id),
    onSettled: refresh,
  });
  const giving = useMutation({
    mutationFn: () => handBack(conversation.id),
    onSettled: refresh,
  });
  return {
    mine: conversation.answeredBy === 'person' && conversation.agentId === session?.user?.id,
    busy: taking.isPending || giving.isPending,
    takeOver: () => taking.mutate(),
    handBack: () => giving.mutate(),
  };
}
