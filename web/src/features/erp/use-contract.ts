import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { checkContract, contractQuery, erpKeys } from '@/api/erp';
import type { ContractCheck } from '@/api/types';

/** What the last check of each operation came to, and a way to check anew. */
export function useContract() {
  const queries = useQueryClient();
  const { data } = useQuery(contractQuery);
  const checking = useMutation({
    mutationFn: ({ operations, writes }: { operations: string[] | null; writes: boolean }) => checkContract(operations, writes),
    onSuccess: answer => queries.setQueryData(erpKeys.contract, answer),
    onSettled: () => queries.invalidateQueries({ queryKey: erpKeys.profile }),
  });
  return {
    contract: data,
    busy: checking.isPending,
    running: checking.isPending ? checking.variables.operations : null,
    check: (operations: string[] | null, writes: boolean, then: (answer: ContractCheck) => void) => checking.mutate({ operations, writes }, { onSuccess: then }),
  };
}

export type Contract = ReturnType<typeof useContract>;
