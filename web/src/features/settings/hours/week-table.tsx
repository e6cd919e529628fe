import { CopyCheck, Plus, Trash2 } from 'lucide-react';
import type { OpeningHours } from '@/api/types';
import field from '@/components/field.module.css';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { fieldError } from '@/lib/field-error';
import { usePreferences } from '@/lib/preferences';
import styles from './hours.module.css';
import { days, ends, everyDay, more, of, toApi, toField, type Day } from './week';

interface Props {
  hours: readonly OpeningHours[];
  error: unknown;
  onChange: (hours: OpeningHours[]) => void;
}

/** The days of the week with the stretches in which somebody is there. */
export function WeekTable({ hours, error, onChange }: Props) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  // 5 January 2026 is a Monday.
  const nameOf = (day: Day) => new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 5 + days.indexOf(day)));
  const change = (index: number, part: Partial<OpeningHours>) => onChange(hours.map((stretch, at) => (at === index ? { ...stretch, ...part } : stretch)));

  return (
    <ul className={styles.week} aria-label={t('settings.hours.hours')}>
      {days.map(day => {
        const name = nameOf(day);
        const stretches = of(hours, day);
        return (
          <li key={day} className={styles.day} data-day={day}>
            <span className={styles.name}>{name}</span>
            <div className={styles.stretches}>
              {stretches.length === 0 && <span className={styles.closed}>{t('settings.hours.closed')}</span>}
              {stretches.map(({ stretch, index }, at) => {
                const wrong = ends(stretch) ? fieldError(error, `hours[${index}].to`) : t('settings.hours.backwards');
                const place = at === 0 ? name : `${name} ${at + 1}`;
                return (
                  <div key={index}>
                    <div className={styles.stretch}>
                      <input type="time" required className={field.input} aria-label={t('settings.hours.from', { day: place })} value={toField(stretch.from)} onChange={event => event.target.value && change(index, { from: toApi(event.target.value) })} />
                      <span aria-hidden>–</span>
                      <input
                        type="time" required className={field.input} aria-label={t('settings.hours.to', { day: place })} aria-invalid={!!wrong} value={toField(stretch.to)}
                        onChange={event => event.target.value && change(index, { to: toApi(event.target.value) })}
                      />
                      <IconButton icon={Trash2} label={t('settings.hours.remove', { day: place })} onClick={() => onChange(hours.filter((_, other) => other !== index))} />
                    </div>
                    {wrong && <p className={field.error} role="alert">{wrong}</p>}
                  </div>
                );
              })}
            </div>
            <span className={styles.acts}>
              <IconButton icon={Plus} label={t('settings.hours.add', { day: name })} onClick={() => onChange(more(hours, day))} />
              <IconButton icon={CopyCheck} label={t('settings.hours.copy', { day: name })} disabled={stretches.length === 0} onClick={() => onChange(everyDay(hours, day))} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
