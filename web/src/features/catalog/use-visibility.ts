import { useMutation, useQueryClient } from '@tanstack/react-query';
import { catalogKeys, setProductVisibility } from '@/api/catalog';
import type { ProductDetails } from '@/api/types';

/** Shown at once, put back if the server refuses. */
export function useVisibility(id: string) {
  const queries = useQueryClient();
  const key = catalogKeys.product(id);
  return useMutation({
    mutationFn: (visible: boolean) => setProductVisibility(id, visible),
    // One after the other: the last that was chosen is the one that stays.
    scope: { id: `visibility ${id}` },
    onMutate: async visible => {
      await queries.cancelQueries({ queryKey: key });
      const before = queries.getQueryData<ProductDetails>(key);
      queries.setQueryData<ProductDetails>(key, details => details && { ...details, product: { ...details.product, visible } });
      return before;
    },
    onError: (_error, _visible, before) => queries.setQueryData(key, before),
    onSettled: () => Promise.all([
      queries.invalidateQueries({ queryKey: key }),
      queries.invalidateQueries({ queryKey: catalogKeys.lists }),
    ]),
  });
}
