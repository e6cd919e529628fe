import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pause } from 'lucide-react';
import { botQuery, resumeBot } from '@/api/bot';
import { useTranslation } from '@/i18n';
import { may } from '@/lib/roles';
import { useFormat } from '@/lib/use-format';
import { useRoles } from '@/lib/use-roles';
import styles from './frame.module.css';

/** Stands above every page while the bot is paused: customers wait for people then, whoever looks. */
export function PauseBar() {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const admin = may(useRoles(), 'health');
  const { data } = useQuery(botQuery);
  const resuming = useMutation({ mutationFn: resumeBot, onSuccess: state => queries.setQueryData(botQuery.queryKey, state) });
  if (!data?.pausedSince) return null;
  return (
    <p className={styles.line} role="status">
      <Pause size={14} aria-hidden /> {t('bot.bar', { ago: format.ago(data.pausedSince) })}
      {admin && <button type="button" className={styles.lineAct} disabled={resuming.isPending} onClick={() => resuming.mutate()}>{t('bot.resume')}</button>}
    </p>
  );
}
