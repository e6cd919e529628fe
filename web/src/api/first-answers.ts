import type { QueryClient } from '@tanstack/react-query';
import { setAntiforgery } from './client';
import { companyQuery } from './company';
import { demoQuery } from './demo';
import { sessionQuery } from './session';
import type { Company, Demo, Session } from './types';

export interface FirstAnswers {
  session: Session;
  /** What is told only to those who are signed in. */
  demo?: Demo | null;
  company?: Company | null;
}

function read(): FirstAnswers | null {
  try {
    return JSON.parse(document.getElementById('first-answers')?.textContent ?? '') as FirstAnswers | null;
  } catch {
    // Not put there: the page was not served by the gateway.
    return null;
  }
}

/** The gateway writes into the page what every page asks first. Where it could not, it is asked for. */
export function takeFirstAnswers(queries: QueryClient) {
  const answers = read();
  if (!answers) return;
  setAntiforgery(answers.session.antiforgery);
  queries.setQueryData(sessionQuery.queryKey, answers.session);
  if (answers.demo) queries.setQueryData(demoQuery.queryKey, answers.demo);
  if (answers.company) queries.setQueryData(companyQuery.queryKey, answers.company);
}
