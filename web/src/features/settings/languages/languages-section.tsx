import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { wordingQuery } from '@/api/bot-settings';
import type { BotSettings } from '@/api/types';
import { Badge } from '@/components/badge';
import { IconButton } from '@/components/icon-button';
import { Section } from '@/components/sections';
import { SelectField } from '@/components/select-field';
import { useTranslation } from '@/i18n';
import { languageName } from '@/lib/language-name';
import { usePreferences } from '@/lib/preferences';
import { fieldError } from '@/lib/field-error';
import { BotSettingsForm, WithBotSettings } from '../bot/bot-settings-form';
import { useBotSettingsForm } from '../bot/use-bot-settings-form';
import { candidates, coverage } from './coverage';
import styles from './languages.module.css';

function LanguagesForm({ saved }: { saved: BotSettings }) {
  const { t } = useTranslation();
  const { language: reader } = usePreferences();
  const { data: wording } = useQuery(wordingQuery);
  const { value: languages, edit, foot, submit } = useBotSettingsForm<string[]>(saved, saved.languages, all => ({ languages: all }));
  const nameOf = (code: string) => (code ? languageName(code, reader) : t('settings.languages.choose'));
  const others = candidates.filter(code => !languages.includes(code)).sort((a, b) => nameOf(a).localeCompare(nameOf(b), reader));
  const move = (index: number, by: -1 | 1) => {
    const next = languages.filter((_, at) => at !== index);
    next.splice(index + by, 0, languages[index] ?? '');
    edit(next);
  };

  return (
    <BotSettingsForm {...foot} valid={languages.length > 0} submit={submit}>
      <Section>
        <p className={styles.lead}>{t('settings.languages.lead')}</p>
        {!saved.languagesSaved && <p className={styles.lead}>{t('settings.bot.asStarted')} <code dir="ltr">Flow__Languages__0</code></p>}
        <ol className={styles.list} aria-label={t('settings.sections.languages')}>
          {languages.map((code, index) => {
            const name = nameOf(code);
            const said = wording && coverage(wording, code);
            return (
              <li key={code} className={styles.row}>
                <span className={styles.name}><bdi>{name}</bdi> <code dir="ltr">{code}</code> {index === 0 && <Badge tone="accent">{t('settings.languages.first')}</Badge>}</span>
                <span className={styles.coverage}>
                  {said && (said.said === said.all
                    ? t('settings.languages.complete')
                    : <>{t('settings.languages.missing', { count: said.all - said.said })} {said.flowId && <Link to="/flows/$flowId" params={{ flowId: said.flowId }} search={{ view: 'wording' }}>{t('settings.languages.write')}</Link>}</>)}
                </span>
                <span className={styles.acts}>
                  <IconButton icon={ArrowUp} label={t('settings.payments.up', { name })} disabled={index === 0} onClick={() => move(index, -1)} />
                  <IconButton icon={ArrowDown} label={t('settings.payments.down', { name })} disabled={index === languages.length - 1} onClick={() => move(index, 1)} />
                  <IconButton icon={Trash2} label={t('settings.languages.remove', { name })} disabled={languages.length === 1} onClick={() => edit(languages.filter(other => other !== code))} />
                </span>
              </li>
            );
          })}
        </ol>
        <SelectField label={t('settings.languages.add')} hint={t('settings.languages.addHint')} error={fieldError(foot.error, 'languages')} value="" options={['', ...others]} nameOf={nameOf} onChange={code => code && edit([...languages, code])} />
      </Section>
    </BotSettingsForm>
  );
}

export const LanguagesSection = () => <WithBotSettings>{saved => <LanguagesForm saved={saved} />}</WithBotSettings>;
