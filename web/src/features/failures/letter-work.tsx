import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCw, Trash2, Unplug } from 'lucide-react';
import { useState } from 'react';
import { discardLetter, letterQuery, operationKeys, replayLetter, type LetterAddress } from '@/api/operations';
import { Problem } from '@/api/problem';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Facts } from '@/components/facts';
import { Section, Sections } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import styles from './failures.module.css';
import { isBetweenServices, kinds } from './kinds';
import { titleOf } from './title';
import { WhereItIs } from './where-it-is';

interface Props {
  letter: LetterAddress;
  /** It is no longer here: where it stood is left before anything is asked anew. */
  onGone: () => Promise<void>;
}

export function LetterWork({ letter, onGone }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = useQuery(letterQuery(letter));
  const acting = useMutation({
    mutationFn: async (act: 'replayed' | 'discarded') => {
      await (act === 'replayed' ? replayLetter(letter) : discardLetter(letter));
      return act;
    },
    onSuccess: async act => {
      toast(t(`failures.${act}`), 'good');
      await onGone();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: operationKeys.all }),
  });
  if (error instanceof Problem && error.status === 404) return <EmptyState icon={Unplug} title={t('failures.gone')} text={t('failures.goneText')} />;
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={5} round={false} />;
  const { kind, messageType, messageId, queue, reason, diedAt, mayReplay, of, who } = data.letter;
  const own = isBetweenServices(kind);

  return (
    <Sections>
      <Section>
        <div><Badge tone="danger" icon={kinds[kind]}>{t(`failures.kinds.${kind}`)}</Badge></div>
        <p className={styles.why}>{t(`failures.kindHints.${kind}`)} {mayReplay ? own && t('failures.replayHint') : t('failures.lookFirst')}</p>
        <div className={styles.acts}>
          {mayReplay && <Button look="primary" disabled={acting.isPending} onClick={() => acting.mutate('replayed')}><RotateCw size={14} aria-hidden /> {acting.isPending ? t('failures.replaying') : own || kind === 'Message' ? t('failures.replay') : t('failures.tryAgain')}</Button>}
          <WhereItIs kind={kind} of={of} />
          {(own || kind === 'Message') && <Button disabled={acting.isPending} onClick={() => setAsking(true)}><Trash2 size={14} aria-hidden /> {own ? t('failures.discard') : t('failures.letBe')}</Button>}
        </div>
      </Section>
      <Section title={t('failures.facts')}>
        <div className={styles.facts}>
          <Facts
            facts={[
              { name: t('failures.service'), value: t(`failures.services.${letter.service}`) },
              { name: t('failures.diedAt'), value: <time dateTime={diedAt}>{format.dateTime(diedAt)}</time> },
              { name: t('failures.reason'), value: <bdi title={t('failures.reasonHint')}>{reason}</bdi> },
            ]}
          />
          <Facts
            facts={[
              ...(who ? [{ name: t('failures.who'), value: <bdi>{who}</bdi> }] : []),
              { name: t(own ? 'failures.type' : 'failures.what'), value: <bdi>{own ? messageType ?? t('failures.unknownType') : titleOf(t, kind, messageType)}</bdi> },
              ...(queue === null ? [] : [{ name: t('failures.queue'), value: <bdi>{queue}</bdi> }]),
              ...(messageId === null ? [] : [{ name: t('failures.id'), value: <bdi>{messageId}</bdi> }]),
            ]}
          />
        </div>
      </Section>
      <Section title={t(own ? 'failures.message' : 'failures.content')}>
        {data.message == null ? <p className={styles.why}>{t('failures.unreadable')}</p> : <pre className={styles.json} dir="ltr" tabIndex={0}>{JSON.stringify(data.message, null, 2)}</pre>}
      </Section>
      <Dialog
        open={asking} onClose={() => setAsking(false)} title={t(own ? 'failures.discardAsk' : 'failures.letBeAsk')} lead={t(own ? 'failures.discardText' : 'failures.letBeText')}
        foot={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button
              look="primary" onClick={() => {
                setAsking(false);
                acting.mutate('discarded');
              }}
            >{t(own ? 'failures.discard' : 'failures.letBe')}</Button>
          </>
        }
      >
        {null}
      </Dialog>
    </Sections>
  );
}
