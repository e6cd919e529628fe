import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { flowsQuery } from '@/api/flows';
import { useTranslation } from '@/i18n';
import { languageName } from '@/lib/language-name';
import { usePreferences } from '@/lib/preferences';
import { problemText } from '@/lib/problem-text';
import { useBotLanguages } from '@/lib/use-bot-languages';
import { Button } from './button';
import field from './field.module.css';
import { FilterBar } from './filter-bar';
import { SelectField } from './select-field';
import { Section } from './sections';
import styles from './whatsapp-words.module.css';
import { useLeaveGuard } from './use-leave-guard';

export interface Words {
  names: Readonly<Record<string, string>>;
  descriptions: Readonly<Record<string, string>>;
  flowId: string | null;
}

interface Props {
  saved: Words;
  /** The ERP's own, shown where nothing is written here. */
  erp: { name: string; description: string | null };
  flowLabel: string;
  flowHint: string;
  onSave: (words: Words) => void;
  saving: boolean;
  error: unknown;
}

/** A row of a WhatsApp list shows no more of a name. */
const shownInList = 24;
const longest = { names: 200, descriptions: 800 } as const;

/** Name and text of a product or position in WhatsApp, by language, and the flow that goes with it. */
export function WhatsAppWords({ saved, erp, flowLabel, flowHint, onSave, saving, error }: Props) {
  const { t } = useTranslation();
  const { language: reader } = usePreferences();
  const languages = useBotLanguages();
  const { data: flows = [] } = useQuery(flowsQuery);
  const [language, setLanguage] = useState('');
  const [edited, setEdited] = useState<Words | null>(null);
  const words = edited ?? saved;
  const shown = languages.includes(language) ? language : languages[0] ?? 'en';
  const name = words.names[shown] ?? '';
  const known = flows.map(flow => flow.id);

  const write = (part: 'names' | 'descriptions', text: string) => {
    const rest = Object.fromEntries(Object.entries(words[part]).filter(([code]) => code !== shown));
    setEdited({ ...words, [part]: text.trim() ? { ...rest, [shown]: text } : rest });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(words);
  };
  const changed = edited !== null && JSON.stringify(edited) !== JSON.stringify(saved);
  const { question } = useLeaveGuard(changed && !saving);

  return (
    <Section title={t('words.title')}>
      <form onSubmit={submit} className={field.form}>
        <FilterBar label={t('words.language')} options={languages} value={shown} nameOf={code => languageName(code, reader)} onChange={setLanguage} />
        <div className={field.field}>
          <span className={styles.row}>
            <label htmlFor="words-name" className={field.label}>{t('words.name')}</label>
            <span className={`${styles.count} numeric`} data-over={name.length > shownInList}>{name.length}/{shownInList}</span>
          </span>
          <input id="words-name" className={field.input} dir="auto" lang={shown} maxLength={longest.names} placeholder={erp.name} value={name} aria-describedby="words-name-hint" onChange={event => write('names', event.target.value)} />
          <p id="words-name-hint" className={field.hint}>{name.length > shownInList ? t('words.cut', { cut: [...name].slice(0, shownInList - 1).join('') }) : t('words.nameHint')}</p>
        </div>
        <div className={field.field}>
          <span className={styles.row}>
            <label htmlFor="words-text" className={field.label}>{t('words.text')}</label>
            <span className={`${styles.count} numeric`}>{(words.descriptions[shown] ?? '').length}/{longest.descriptions}</span>
          </span>
          <textarea
            id="words-text" rows={4} className={`${field.input} ${styles.text}`} dir="auto" lang={shown} maxLength={longest.descriptions} placeholder={erp.description ?? t('words.noText')}
            value={words.descriptions[shown] ?? ''} onChange={event => write('descriptions', event.target.value)}
          />
        </div>
        <SelectField
          label={flowLabel} hint={flowHint} value={words.flowId ?? ''} options={['', ...known, ...(words.flowId && !known.includes(words.flowId) ? [words.flowId] : [])]}
          nameOf={id => (id === '' ? t('words.noFlow') : flows.find(flow => flow.id === id)?.name ?? id)} onChange={id => setEdited({ ...words, flowId: id || null })}
        />
        <div className={styles.foot}>
          <Button type="submit" look="primary" disabled={!changed || saving}>{saving ? t('common.saving') : t('common.save')}</Button>
          {changed && <Button look="bare" onClick={() => setEdited(null)}>{t('words.discard')}</Button>}
          {error !== null && error !== undefined && <p role="alert" dir="auto" className={field.error}>{problemText(t, error)}</p>}
        </div>
        {question}
      </form>
    </Section>
  );
}
