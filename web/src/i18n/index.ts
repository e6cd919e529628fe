import i18next, { type TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { en } from './en';

export type Language = 'en' | 'ar';

export const directionOf = (language: Language) => (language === 'ar' ? 'rtl' : 'ltr');

/** English comes with the first load; Arabic is fetched by those who read it. */
export async function loadLanguage(language: Language) {
  if (language === 'ar' && !i18next.hasResourceBundle('ar', 'translation')) {
    const { ar } = await import('./ar');
    i18next.addResourceBundle('ar', 'translation', ar);
  }
  await i18next.changeLanguage(language);
}

export const shownLanguage = () => i18next.language;

export function onLanguage(listener: () => void) {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

const said = new Map<string, { t: TFunction }>();

function wordsOf(language: string): { t: TFunction } {
  let words = said.get(language);
  if (!words) said.set(language, words = { t: i18next.getFixedT(language) });
  return words;
}

/** The words of the language that is shown now. `t` is another one when it changes, and only then. */
export const useTranslation = () => wordsOf(useSyncExternalStore(onLanguage, shownLanguage));

export const startI18n = () =>
  i18next.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
