import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { ar } from '@/i18n/ar';
import { en } from '@/i18n/en';
import { pages } from '@/lib/pages';
import { createConsoleRouter } from '@/router';
import { firstWords } from './words';

it.each([['English', en], ['Arabic', ar]] as const)('every page with a name of its own has it before its script, in %s', (_, words) => {
  const known = firstWords(words).pages;
  const named = Object.keys(createConsoleRouter(new QueryClient()).routesByPath).filter(path => !path.includes('$') && !['/sign-in', '/second-factor'].includes(path));
  expect(Object.keys(known).toSorted()).toEqual(named.toSorted());
  for (const { id, path } of pages) expect(known[path]).toMatchObject({ page: id, title: expect.stringMatching(/\S/) });
});
