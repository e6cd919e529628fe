import { directionOf, loadLanguage } from '@/i18n';
import { onPreferences, preferences } from './preferences';

async function apply() {
  const { theme, language } = preferences();
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  await loadLanguage(language);
  root.lang = language;
  root.dir = directionOf(language);
}

/** Puts theme, language and direction on the document, now and whenever they are chosen anew. */
export async function applyPreferences() {
  onPreferences(() => void apply());
  await apply();
}
