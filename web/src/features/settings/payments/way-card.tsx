import { ArrowDown, ArrowUp } from 'lucide-react';
import { useId } from 'react';
import field from '@/components/field.module.css';
import { IconButton } from '@/components/icon-button';
import { SwitchRow } from '@/components/switch-row';
import { useTranslation } from '@/i18n';
import { characters } from '@/lib/characters';
import { fieldError } from '@/lib/field-error';
import styles from './payments.module.css';
import { PictureField } from './picture-field';
import type { Way } from './ways';

/** A button of WhatsApp holds no more; a body of a message with a picture neither. */
const longest = { names: 20, words: 1024 } as const;

interface Props {
  way: Way;
  language: string;
  /** Whose words and picture are shown where this language has none. */
  fallback: string;
  /** Its place among those that are sent. */
  index: number;
  error: unknown;
  onChange: (change: Partial<Way>) => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

export function WayCard({ way, language, fallback, index, error, onChange, onUp, onDown }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const name = t(`orders.payments.${way.method}`);
  const write = (part: 'names' | 'words', text: string) => onChange({ [part]: { ...way[part], [language]: text } });
  const count = (part: 'names' | 'words') => {
    const length = characters(way[part][language] ?? '');
    return <span className={`${styles.count} numeric`} data-over={length > longest[part]}>{length}/{longest[part]}</span>;
  };
  const refused = (part: 'names' | 'words') => {
    const words = fieldError(error, `payments[${index}].${part}.${language}`);
    return words && <p className={field.error} role="alert">{words}</p>;
  };

  return (
    <li className={styles.way} aria-label={name}>
      <div className={styles.head}>
        <SwitchRow label={name} hint={t(way.method === 'Cash' ? 'settings.payments.atOnce' : 'settings.payments.toCheck')} checked={way.taken} onChange={on => onChange({ taken: on })} />
        <span className={styles.order}>
          <IconButton icon={ArrowUp} label={t('settings.payments.up', { name })} disabled={!onUp} onClick={onUp} />
          <IconButton icon={ArrowDown} label={t('settings.payments.down', { name })} disabled={!onDown} onClick={onDown} />
        </span>
      </div>
      {way.taken && (
        <>
          <div className={field.field}>
            <span className={styles.labels}><label htmlFor={`${id}-name`} className={field.label}>{t('settings.payments.name')}</label>{count('names')}</span>
            <input
              id={`${id}-name`} className={field.input} dir="auto" lang={language} value={way.names[language] ?? ''} placeholder={way.names[fallback] ?? name} aria-describedby={`${id}-name-hint`}
              onChange={event => write('names', event.target.value)}
            />
            <p id={`${id}-name-hint`} className={field.hint}>{t('settings.payments.nameHint')}</p>
            {refused('names')}
          </div>
          {way.method !== 'Cash' && (
            <>
              <div className={field.field}>
                <span className={styles.labels}><label htmlFor={`${id}-words`} className={field.label}>{t('settings.payments.words')}</label>{count('words')}</span>
                <textarea
                  id={`${id}-words`} rows={3} className={`${field.input} ${styles.words}`} dir="auto" lang={language} value={way.words[language] ?? ''} placeholder={way.words[fallback] ?? t('settings.payments.wordsNone')}
                  aria-describedby={`${id}-words-hint`} onChange={event => write('words', event.target.value)}
                />
                <p id={`${id}-words-hint`} className={field.hint}>{t('settings.payments.wordsHint')} <code dir="ltr">{'{order_total} {number} {company}'}</code></p>
                {refused('words')}
              </div>
              <PictureField
                picture={way.pictures[language]} inherited={language === fallback ? undefined : way.pictures[fallback]}
                onChange={picture => onChange({ pictures: picture ? { ...way.pictures, [language]: picture } : Object.fromEntries(Object.entries(way.pictures).filter(([code]) => code !== language)) })}
              />
            </>
          )}
        </>
      )}
    </li>
  );
}
