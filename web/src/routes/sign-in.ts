import { createRoute, redirect } from '@tanstack/react-router';
import { createElement } from 'react';
import { sessionQuery } from '@/api/session';
import { SignInPage } from '@/features/session/sign-in-page';
import { rootRoute } from './root';

/** Only a path of our own: an address elsewhere is dropped. */
const ownPath = (value: unknown) => (typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined);

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = ownPath(search.next);
    return next ? { next } : {};
  },
  beforeLoad: async ({ context, search }) => {
    const { user } = await context.queries.ensureQueryData(sessionQuery);
    if (user) throw redirect({ href: search.next ?? '/' });
  },
  component: function SignIn() {
    return createElement(SignInPage, { next: signInRoute.useSearch().next });
  },
});
