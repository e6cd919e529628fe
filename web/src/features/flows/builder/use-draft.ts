import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { flowKeys, saveDraft } from '@/api/flows';
import { Problem } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';
import type { Flow } from '../model/flow';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'conflict' | 'failed';

const rest = 1_000;
const restAfterFailure = 5_000;

/** Saves the draft by itself once typing rests, and as its editor is left. What could not be saved stays in the editor; a colleague's draft is never overwritten unasked. */
export function useDraft(id: string, flow: Flow, firstRevision: number) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [state, setState] = useState<SaveState>('saved');
  const [error, setError] = useState<Problem | null>(null);
  const revision = useRef(firstRevision);
  const saved = useRef(flow);
  const newest = useRef(flow);
  const running = useRef<Promise<Problem | null> | null>(null);

  useEffect(() => {
    newest.current = flow;
  }, [flow]);

  /** Null once what was in the editor at the call is saved; else why it is not. One at a time: whoever waited looks again, for another may have begun meanwhile. */
  const save = useCallback(async (): Promise<Problem | null> => {
    while (running.current) await running.current;
    const wanted = newest.current;
    if (wanted === saved.current) {
      setState(now => (now === 'conflict' ? now : 'saved'));
      return null;
    }
    setState('saving');
    running.current = saveDraft(id, revision.current, wanted).then(
      answer => {
        revision.current = answer.revision;
        saved.current = wanted;
        setError(null);
        setState(newest.current === wanted ? 'saved' : 'unsaved');
        void queries.invalidateQueries({ queryKey: flowKeys.all });
        return null;
      },
      (failure: unknown) => {
        const problem = failure instanceof Problem ? failure : new Problem(0, {}, failure);
        setError(problem);
        setState(problem.status === 409 ? 'conflict' : 'failed');
        return problem;
      },
    ).finally(() => {
      running.current = null;
    });
    return running.current;
  }, [id, queries]);

  useEffect(() => {
    if (flow !== saved.current) setState(now => (now === 'conflict' ? now : 'unsaved'));
  }, [flow]);

  useEffect(() => {
    const after = { unsaved: rest, failed: restAfterFailure }[state as string];
    if (!after) return;
    const timer = setTimeout(() => void save(), after);
    return () => clearTimeout(timer);
  }, [flow, save, state]);

  useEffect(() => {
    if (state === 'saved') return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [state]);

  // What was typed within the last second. What had failed before is not tried again: whoever left it there was asked.
  const leaving = useRef(() => {});
  useEffect(() => {
    leaving.current = () => {
      if (state === 'failed' || state === 'conflict' || newest.current === saved.current) return;
      void save().then(problem => problem && toast(t('flows.leftUnsaved', { flow: id, problem: problemText(t, problem) }), 'danger'));
    };
  }, [id, save, state, t]);
  useEffect(() => () => leaving.current(), []);

  /** After a conflict: this draft holds, over the one with that revision. */
  const overwrite = useCallback((newRevision: number) => {
    revision.current = newRevision;
    return save();
  }, [save]);

  /** After a conflict: the editor shows the draft with that revision from now on. It stands so on the server: there is nothing to save. */
  const adopt = useCallback((theirs: Flow, newRevision: number) => {
    saved.current = theirs;
    revision.current = newRevision;
    setError(null);
    setState('saved');
  }, []);

  return { state, error, save, overwrite, adopt, revision };
}
