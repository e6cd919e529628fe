import { Link } from '@tanstack/react-router';
import { CircleCheck, Moon } from 'lucide-react';
import type { BotSettings } from '@/api/types';
import { Badge } from '@/components/badge';
import { Section } from '@/components/sections';
import { SwitchRow } from '@/components/switch-row';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { fieldError } from '@/lib/field-error';
import { BotSettingsForm, WithBotSettings } from '../bot/bot-settings-form';
import { useBotSettingsForm } from '../bot/use-bot-settings-form';
import styles from './hours.module.css';
import { ends, usual } from './week';
import { WeekTable } from './week-table';

type Edited = Pick<BotSettings, 'hours' | 'handOver' | 'remindAfterMinutes'>;

/** WhatsApp's window less an hour: later nothing but a template gets through. */
const latestReminder = 1380;

const within = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;

function HoursForm({ saved }: { saved: BotSettings }) {
  const { t } = useTranslation();
  const { value, edit, foot, submit } = useBotSettingsForm<Edited>(saved, { hours: saved.hours, handOver: saved.handOver, remindAfterMinutes: saved.remindAfterMinutes }, part => ({
    ...part, remindAfterMinutes: saved.remindAfterSaved || part.remindAfterMinutes !== saved.remindAfterMinutes ? part.remindAfterMinutes : null,
  }));
  const { hours, handOver, remindAfterMinutes } = value;
  const setHandOver = (part: Partial<Edited['handOver']>) => edit({ ...value, handOver: { ...handOver, ...part } });
  const reminds = remindAfterMinutes !== 0;

  return (
    <BotSettingsForm {...foot} valid={hours.every(ends) && within(handOver.misunderstandings, 10) && within(handOver.lateAfterMinutes, 1440) && (!reminds || within(remindAfterMinutes, latestReminder))} submit={submit}>
      <Section title={t('settings.hours.hours')}>
        <p className={styles.lead}>{t('settings.hours.lead')} <Link to="/flows/$flowId" params={{ flowId: 'person' }}>{t('settings.hours.flow')}</Link></p>
        <SwitchRow label={t('settings.hours.always')} hint={t('settings.hours.alwaysHint')} checked={hours.length === 0} onChange={always => edit({ ...value, hours: always ? [] : [...usual] })} />
        {hours.length > 0 && <WeekTable hours={hours} error={foot.error} onChange={next => edit({ ...value, hours: next })} />}
        <div>{saved.openNow ? <Badge tone="good" icon={CircleCheck}>{t('settings.hours.openNow')}</Badge> : <Badge icon={Moon}>{t('settings.hours.closedNow')}</Badge>}</div>
      </Section>
      <Section title={t('settings.hours.handOver')}>
        <TextField
          type="number" min={1} max={10} required label={t('settings.hours.misunderstandings')} hint={t('settings.hours.misunderstandingsHint')} value={handOver.misunderstandings || ''}
          className={styles.number} error={fieldError(foot.error, 'handOver.misunderstandings')} onChange={event => setHandOver({ misunderstandings: event.target.valueAsNumber || 0 })}
        />
        <TextField
          type="number" min={1} max={1440} required label={t('settings.hours.late')} hint={t('settings.hours.lateHint')} value={handOver.lateAfterMinutes || ''}
          className={styles.number} error={fieldError(foot.error, 'handOver.lateAfterMinutes')} onChange={event => setHandOver({ lateAfterMinutes: event.target.valueAsNumber || 0 })}
        />
      </Section>
      <Section title={t('settings.hours.reminder')}>
        <SwitchRow
          label={t('settings.hours.reminds')} hint={t('settings.hours.remindsHint')} checked={reminds}
          onChange={on => edit({ ...value, remindAfterMinutes: on ? saved.remindAfterMinutes || 120 : 0 })}
        />
        {reminds && (
          <TextField
            type="number" min={1} max={latestReminder} required label={t('settings.hours.remindAfter')} hint={t('settings.hours.remindAfterHint')} className={styles.number}
            value={Number.isNaN(remindAfterMinutes) ? '' : remindAfterMinutes} error={fieldError(foot.error, 'remindAfterMinutes')}
            onChange={event => edit({ ...value, remindAfterMinutes: event.target.valueAsNumber })}
          />
        )}
        {!saved.remindAfterSaved && <p className={styles.lead}>{t('settings.bot.asStarted')} <code dir="ltr">Flow__RemindAfter</code></p>}
      </Section>
    </BotSettingsForm>
  );
}

export const HoursSection = () => <WithBotSettings>{saved => <HoursForm saved={saved} />}</WithBotSettings>;
