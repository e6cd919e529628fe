import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, Download, MessagesSquare, Send } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { applicationKeys, applicationQuery, cvUrl, setStage, stageTemplatesQuery } from '@/api/applications';
import type { ApplicationStage } from '@/api/types';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import buttons from '@/components/button.module.css';
import { ErrorState } from '@/components/error-state';
import { Facts } from '@/components/facts';
import { SelectField } from '@/components/select-field';
import { Section, Sections } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { useFormat } from '@/lib/use-format';
import styles from './applications.module.css';
import { cvKind } from './cv-kind';
import { CvView } from './cv-view';
import { History } from './history';
import { Notes } from './notes';
import { Retention, Retry } from './retention';
import { stages } from './stage-badge';

// Fetched when somebody writes.
const Message = lazy(async () => ({ default: (await import('./message')).Message }));

const link = classes(buttons.button, buttons.quiet);

/** The answers beside the CV, and the stage that the company has brought it to. */
export function ApplicationWork({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const [writing, setWriting] = useState(false);
  const { data: details, error, refetch } = useQuery(applicationQuery(id));
  const { data: templates } = useQuery(stageTemplatesQuery);
  const staging = useMutation({
    mutationFn: (stage: ApplicationStage) => setStage(id, stage),
    // One after the other: the last that was chosen is the one that stays.
    scope: { id: `stage ${id}` },
    // The words of the stage are offered: a person sends them.
    onSuccess: ({ stage }) => setWriting(!!templates?.some(row => row.stage === stage && row.template)),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: applicationKeys.application(id) }), queries.invalidateQueries({ queryKey: applicationKeys.lists })]),
  });
  if (error && !details) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!details) return <ListSkeleton rows={5} round={false} />;
  const { application, answers, phone, email, cvFilename, cvMimeType, cvSize, consent, externalApplicantId, erpStatus } = details;
  const drawn = cvKind(cvMimeType, cvSize);

  return (
    <Sections wide>
      <Section>
        <div className={styles.head}>
          <div>
            <h2 className={styles.name}><bdi>{application.name}</bdi></h2>
            <p className={styles.reference}>
              <Link to="/jobs/$jobId" params={{ jobId: application.jobId }}><bdi>{application.jobName}</bdi></Link> · <bdi>{application.reference}</bdi> · {format.dateTime(application.submittedAt)}
            </p>
          </div>
          {application.repeat && <Badge tone="info">{t('applications.repeat')}</Badge>}
        </div>
        {details.repeats.length > 0 && (
          <p className={styles.reference}>
            {t('applications.repeats')}{' '}
            {details.repeats.map(other => <Link key={other.id} to="/applications/$applicationId" params={{ applicationId: other.id }} search className={styles.other}><bdi>{other.reference}</bdi></Link>)}
          </p>
        )}
        {application.problem && <p className={styles.problem} role="status"><CircleAlert size={16} aria-hidden /> <span dir="auto">{application.problem}</span></p>}
        {application.mayRetry && <Retry id={id} />}
        <div className={styles.stage}>
          <SelectField
            label={t('applications.stage')} hint={t('applications.stageHint')} value={staging.isPending ? staging.variables : application.stage}
            options={stages} nameOf={stage => t(`applications.stages.${stage}`)} onChange={stage => staging.mutate(stage)}
          />
        </div>
      </Section>
      <div className={styles.beside}>
        <Section title={t('applications.answers')}>
          {answers.length === 0 && <p className={styles.reference}>{t('applications.noAnswers')}</p>}
          <Facts facts={answers.map(({ question, answer }) => ({ name: question, value: <span dir="auto">{answer}</span> }))} />
        </Section>
        <Section title={t('applications.cv')}>
          {application.hasCv
            ? (
              <>
                <p className={styles.cv}>
                  <a className={link} href={cvUrl(id)} download><Download size={14} aria-hidden /> {t('applications.download')}</a>
                  <span><bdi>{cvFilename}</bdi>{cvSize !== null && <span className={styles.reference}> · {format.bytes(cvSize)}</span>}</span>
                </p>
                {drawn ? <CvView id={id} kind={drawn} name={cvFilename ?? t('applications.cv')} /> : <p className={styles.reference}>{t('applications.cvWarning')}</p>}
              </>
            )
            : <p className={styles.reference}>{t('applications.noCv')}</p>}
        </Section>
      </div>
      <Section title={t('applications.about')}>
        <Facts
          facts={[
            { name: t('applications.phone'), value: <bdi dir="ltr">{phone}</bdi> },
            ...(email ? [{ name: t('applications.email'), value: <a href={`mailto:${email}`}><bdi dir="ltr">{email}</bdi></a> }] : []),
            { name: t('applications.consent'), value: consent ? t('applications.consentGiven') : t('applications.consentMissing') },
            { name: t('applications.retainUntil'), value: <Retention id={id} until={details.retainUntil} /> },
            { name: t('applications.erp'), value: <bdi>{[externalApplicantId, erpStatus].filter(Boolean).join(' · ') || t('applications.notInErp')}</bdi> },
          ]}
        />
        <div><Button onClick={() => setWriting(true)}><Send size={14} className="flips" aria-hidden /> {t('applications.message')}</Button>{' '}<Link to="/chats/$conversationId" params={{ conversationId: application.conversationId }} className={link}><MessagesSquare size={14} aria-hidden /> {t('applications.openChat')}</Link></div>
      </Section>
      {writing && (
        <Suspense>
          <Message
            conversationId={application.conversationId} name={templates?.find(row => row.stage === application.stage)?.template ?? undefined} language={details.language}
            known={{ name: application.name, job: application.jobName, 1: application.name, 2: application.jobName }} onClose={() => setWriting(false)}
          />
        </Suspense>
      )}
      <Notes id={id} notes={details.notes} />
      <Section title={t('applications.history')}><History steps={details.history} /></Section>
    </Sections>
  );
}
