import { useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { flowQuery } from '@/api/flows';
import { Button } from '@/components/button';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';
import styles from './builder.module.css';
import { useBuilder } from './context';
import type { useDraft } from './use-draft';
import { readFlow } from '../model/flow';

/** The draft could not be saved: what happened, and both ways on. Nothing typed is lost by either. */
export function Conflict({ draft }: { draft: ReturnType<typeof useDraft> }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id, dispatch } = useBuilder();
  if (draft.state === 'failed') {
    return <p className={styles.line} role="alert"><TriangleAlert size={14} aria-hidden /> <span dir="auto">{problemText(t, draft.error)}</span> <Button onClick={() => void draft.save()}>{t('common.tryAgain')}</Button></p>;
  }
  const theirs = async (take: boolean) => {
    const detail = await queries.fetchQuery({ ...flowQuery(id), staleTime: 0 });
    if (!take) {
      await draft.overwrite(detail.revision);
      return;
    }
    const read = readFlow(detail.draft);
    if ('unreadable' in read) {
      toast(t('flows.cannotDraw'), 'danger');
      return;
    }
    // Undo still leads back to what was typed here.
    draft.adopt(read.flow, detail.revision);
    dispatch({ do: 'edit', flow: read.flow, select: [] });
  };
  return (
    <p className={styles.line} role="alert">
      <TriangleAlert size={14} aria-hidden /> <span>{t('flows.conflict.text')}</span>
      <Button onClick={() => void theirs(true)}>{t('flows.conflict.take')}</Button>
      <Button onClick={() => void theirs(false)}>{t('flows.conflict.keep')}</Button>
    </p>
  );
}
