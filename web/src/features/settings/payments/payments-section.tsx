import { useState } from 'react';
import type { BotSettings } from '@/api/types';
import { FilterBar } from '@/components/filter-bar';
import { Section } from '@/components/sections';
import { useTranslation } from '@/i18n';
import { languageName } from '@/lib/language-name';
import { usePreferences } from '@/lib/preferences';
import { BotSettingsForm, WithBotSettings } from '../bot/bot-settings-form';
import { useBotSettingsForm } from '../bot/use-bot-settings-form';
import styles from './payments.module.css';
import { WayCard } from './way-card';
import { moved, taken, waysOf, type Way } from './ways';

function PaymentsForm({ saved }: { saved: BotSettings }) {
  const { t } = useTranslation();
  const { language: reader } = usePreferences();
  const [chosen, setLanguage] = useState('');
  const language = saved.languages.includes(chosen) ? chosen : saved.languages[0] ?? 'en';
  const { value: ways, edit, foot, submit } = useBotSettingsForm<Way[]>(saved, waysOf(saved), all => ({ payments: taken(all) }));
  const some = ways.some(way => way.taken);

  return (
    <BotSettingsForm {...foot} valid={some} submit={submit}>
      <Section>
        <p className={styles.lead}>{t('settings.payments.lead')}</p>
        {!saved.paymentsSaved && <p className={styles.lead}>{t('settings.bot.asStarted')} <code dir="ltr">Flow__PaymentMethods__0</code></p>}
        {saved.languages.length > 1 && <FilterBar label={t('words.language')} options={saved.languages} value={language} nameOf={code => languageName(code, reader)} onChange={setLanguage} />}
        <ol className={styles.ways}>
          {ways.map((way, index) => (
            <WayCard
              key={way.method} way={way} language={language} fallback={saved.languages[0] ?? 'en'} error={foot.error} index={taken(ways.slice(0, index)).length}
              onChange={change => edit(ways.map(other => (other === way ? { ...way, ...change } : other)))}
              onUp={index > 0 ? () => edit(moved(ways, index, -1)) : undefined} onDown={index < ways.length - 1 ? () => edit(moved(ways, index, 1)) : undefined}
            />
          ))}
        </ol>
        {!some && <p role="alert" className={styles.none}>{t('settings.payments.none')}</p>}
      </Section>
    </BotSettingsForm>
  );
}

export const PaymentsSection = () => <WithBotSettings>{saved => <PaymentsForm saved={saved} />}</WithBotSettings>;
