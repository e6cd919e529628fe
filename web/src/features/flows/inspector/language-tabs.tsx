import { FilterBar } from '@/components/filter-bar';
import { useTranslation } from '@/i18n';
import { languageName } from '@/lib/language-name';
import { usePreferences } from '@/lib/preferences';
import { useBuilder } from '../builder/context';

/** Which of the bot's languages is shown and written. */
export function LanguageTabs() {
  const { t } = useTranslation();
  const { catalogue, language, setLanguage } = useBuilder();
  const { language: reader } = usePreferences();
  if (catalogue.languages.length < 2) return null;
  return <FilterBar label={t('flows.language')} options={catalogue.languages} value={language} nameOf={code => languageName(code, reader)} onChange={setLanguage} />;
}
