import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { botQuery, pauseBot, resumeBot } from '@/api/bot';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { Button } from './button';
import { Dialog } from './dialog';
import { SwitchRow } from './switch-row';

/** Whether the bot answers. Pausing is asked for once: every customer notices it. */
export function BotSwitch() {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const { data } = useQuery(botQuery);
  const [asking, setAsking] = useState(false);
  const changing = useMutation({
    mutationFn: (answers: boolean) => (answers ? resumeBot() : pauseBot()),
    onSuccess: state => queries.setQueryData(botQuery.queryKey, state),
    onSettled: () => setAsking(false),
  });
  if (!data) return null;
  return (
    <>
      <SwitchRow
        label={t('bot.answers')} checked={!data.pausedSince} disabled={changing.isPending} onChange={answers => (answers ? changing.mutate(true) : setAsking(true))}
        hint={data.pausedSince ? t('bot.pausedHint', { ago: format.ago(data.pausedSince), number: format.number(data.waiting) }) : t('bot.answersHint')}
      />
      <Dialog
        open={asking} onClose={() => setAsking(false)} title={t('bot.pauseAsk')} lead={t('bot.pauseLead')}
        foot={<><Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button><Button look="primary" disabled={changing.isPending} onClick={() => changing.mutate(false)}>{t('bot.pause')}</Button></>}
      >
        {null}
      </Dialog>
    </>
  );
}
