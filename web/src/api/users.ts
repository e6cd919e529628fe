import { queryOptions } from '@tanstack/react-query';
import { get, post, put } from './client';
import type { Colleague, ConsoleUser, ConsoleUserChange, NewConsoleUser, SignInRules, UserWithPassword } from './types';

export const usersQuery = queryOptions({
  queryKey: ['users'] as const,
  queryFn: ({ signal }) => get<ConsoleUser[]>('/api/users', signal),
});

/** What colleagues are called, for everybody; those who may not sign in any more too. */
export const colleaguesQuery = queryOptions({
  queryKey: [...usersQuery.queryKey, 'names'] as const,
  queryFn: ({ signal }) => get<Colleague[]>('/api/users/names', signal),
});

/** The answer holds the first password: shown once, kept nowhere. */
export const addUser = (user: NewConsoleUser) => post<UserWithPassword>('/api/users', user);

export const changeUser = (id: string, change: ConsoleUserChange) => put<ConsoleUser>(`/api/users/${id}`, change);

/** Ends his sessions and turns his second factor off, too. */
export const resetPassword = (id: string) => post<UserWithPassword>(`/api/users/${id}/password`);

export const signInRulesQuery = queryOptions({
  queryKey: ['sign-in-rules'] as const,
  queryFn: ({ signal }) => get<SignInRules>('/api/users/rules', signal),
});

export const saveSignInRules = (rules: SignInRules) => put<SignInRules>('/api/users/rules', rules);
