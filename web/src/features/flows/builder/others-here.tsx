import { useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { openDraft } from '@/api/flows';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { useUserNames } from '@/lib/use-user-names';
import styles from './builder.module.css';

/** The server believes a builder open for three times as long. */
const sayAgain = 15_000;

/** Who else has this draft open, while he has it open. */
export function OthersHere({ id }: { id: string }) {
  const { t } = useTranslation();
  const nameOf = useUserNames();
  const { data } = useQuery({ queryKey: ['flow', 'open', id], queryFn: () => openDraft(id), refetchInterval: sayAgain, retry: false });
  if (!data || data.others.length === 0) return null;
  const names = data.others.map(nameOf);
  return <p className={classes(styles.line, styles.others)} role="status"><Users size={14} aria-hidden /> {t('flows.others', { count: names.length, names: names.join(', ') })}</p>;
}
