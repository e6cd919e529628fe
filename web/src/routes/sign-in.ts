import { createRoute, redirect } from '@tanstack/react-router';
import { createElement } from 'react';
import { sessionQuery } from '@/api/session';
import { SignInPage, type Refusal } from '@/features/session/sign-in-page';
import { ownPath } from '@/lib/search-params';
import { rootRoute } from './root';

/** Why the identity provider's answer opened nothing: the gateway says it in the address. */
const refusals: readonly Refusal[] = ['role', 'email', 'disabled', 'failed'];

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; refused?: Refusal } => {
    const next = ownPath(search.next);
    const refused = refusals.find(one => one === search.refused);
    return { ...(next && { next }), ...(refused && { refused }) };
  },
  beforeLoad: async ({ context, search }) => {
    const { user } = await context.queries.ensureQueryData(sessionQuery);
    if (user) throw redirect({ href: search.next ?? '/' });
  },
  component: function SignIn() {
    const { next, refused } = signInRoute.useSearch();
    return createElement(SignInPage, { next, refused });
  },
});
