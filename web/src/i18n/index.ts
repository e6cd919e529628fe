import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
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

export const startI18n = () =>
  i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
