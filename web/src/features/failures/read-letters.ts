import { listLetters, type Service } from '@/api/operations';
import { merge, type MergedPage } from './merge';

export interface LettersPage extends MergedPage {
  /** Those that did not answer: what they hold is not in the page. */
  silent: Service[];
}

/** A page of those that answer: one service that is down must not hide what the others hold. Where none answers, that is the error. */
export async function readLetters(asked: readonly Service[], before: string | null, signal: AbortSignal): Promise<LettersPage> {
  const settled = await Promise.allSettled(asked.map(async service => ({ service, page: await listLetters(service, before, signal) })));
  const answers = settled.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = settled.find(result => result.status === 'rejected');
  if (failed && answers.length === 0) throw failed.reason;
  return { ...merge(answers), silent: asked.filter((_, at) => settled[at]?.status === 'rejected') };
}
