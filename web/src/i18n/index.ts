import i18next, { type TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { en } from './en';

export type Language = 'en' | 'ar';

export const directionOf = (language: Language) => (language === 'ar' ? 'rtl' : 'ltr');

/** The words of a language, whether or not it is shown. */
export async function loadWords(language: Language) {
  if (language !== 'ar' || i18next.hasResourceBundle('ar', 'translation')) return;
  const { ar } = await import('./ar');
  i18next.addResourceBundle('ar', 'translation', ar);
}

/** English comes with the first load; Arabic is fetched by those who read it. */
export async function loadLanguage(language: Language) {
  await loadWords(language);
  await i18next.changeLanguage(language);
}

export const shownLanguage = () => i18next.language;

export function onLanguage(listener: () => void) {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

interface Words {
  [part: string]: Words | string;
}

const said = new Map<string, { t: TFunction }>();

/** Most words are said as they stand: they are looked up, and only what has something to fill in goes through the library. A page says hundreds before it is first seen. */
function speak(language: string): TFunction {
  const fixed = i18next.getFixedT(language);
  const all = i18next.getResourceBundle(language, 'translation') as Words | undefined;
  const plain = (key: string) => {
    let at: Words | string | undefined = all;
    for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
    return typeof at === 'string' && !at.includes('{{') && !at.includes('$t(') ? at : undefined;
  };
  return ((key: string, options?: object) => (options === undefined ? plain(key) : undefined) ?? fixed(key as never, options as never)) as TFunction;
}

function wordsOf(language: string): { t: TFunction } {
  let words = said.get(language);
  if (!words) said.set(language, words = { t: speak(language) });
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
