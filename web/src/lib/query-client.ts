import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { Problem } from '@/api/problem';
import { problemText } from './problem-text';
import { toast } from './toasts';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** The form shows its own errors: no toast. */
      shownInPlace?: boolean;
    };
  }
}

const mayPass = (error: unknown) => error instanceof Problem && (error.offline || error.status >= 502);

/** Server state. A query that fails shows itself in its pane; a write that fails, and no form shows, is told by a toast. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => count < 2 && mayPass(error),
        retryDelay: count => 400 * 2 ** count,
        refetchOnWindowFocus: false,
      },
    },
    queryCache: new QueryCache(),
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        if (!mutation.meta?.shownInPlace) toast(problemText(i18next.t, error), 'danger');
      },
    }),
  });
