import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { companyQuery } from '@/api/company';
import { sessionQuery } from '@/api/session';
import { startI18n } from '@/i18n';
import type { Role } from '@/lib/roles';
import { FormatProvider } from '@/lib/use-format';

await startI18n();

/** Ana, in a role. */
export const signedInAs = (role: Role) => ({
  antiforgery: '', user: { id: 'ana', name: 'Ana', email: '', roles: [role], secondFactor: false, mustSetUpSecondFactor: false, mustChoosePassword: false, password: true },
});

/** Renders with what the console gives every component, in English, for a company in Dubai; for Ana, where her role is named. */
export function renderConsole(element: ReactElement, role?: Role) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity }, mutations: { retry: false } } });
  queries.setQueryData(companyQuery.queryKey, { name: 'Atlas', country: 'AE', timeZone: 'Asia/Dubai', currency: 'AED', version: 1 });
  if (role) queries.setQueryData(sessionQuery.queryKey, signedInAs(role));
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  return {
    queries,
    ...render(<RouterContextProvider router={router}><QueryClientProvider client={queries}><FormatProvider>{element}</FormatProvider></QueryClientProvider></RouterContextProvider>),
  };
}
