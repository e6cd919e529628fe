import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { companyQuery } from '@/api/company';
import { startI18n } from '@/i18n';
import { FormatProvider } from '@/lib/use-format';

await startI18n();

/** Renders with what the console gives every component, in English, for a company in Dubai. */
export function renderConsole(element: ReactElement) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity }, mutations: { retry: false } } });
  queries.setQueryData(companyQuery.queryKey, { name: 'Atlas', country: 'AE', timeZone: 'Asia/Dubai', currency: 'AED', version: 1 });
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  return {
    queries,
    ...render(<RouterContextProvider router={router}><QueryClientProvider client={queries}><FormatProvider>{element}</FormatProvider></QueryClientProvider></RouterContextProvider>),
  };
}
