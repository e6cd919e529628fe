import type { PhoneLanguage, Words } from './words';

/** Numbers stay Western in Arabic, as most phones there are set. */
const locales: Record<PhoneLanguage, string> = { en: 'en-GB', ar: 'ar-u-nu-latn', pt: 'pt-BR' };

export const clock = (at: string, language: PhoneLanguage) =>
  new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit' }).format(new Date(at));

export function day(at: string, language: PhoneLanguage, words: Words, now = new Date()): string {
  const date = new Date(at);
  const days = Math.round((startOf(now) - startOf(date)) / 86_400_000);
  if (days === 0) return words.today;
  if (days === 1) return words.yesterday;
  const options: Intl.DateTimeFormatOptions = days > 1 && days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long', year: 'numeric' };
  return new Intl.DateTimeFormat(locales[language], options).format(date);
}

const startOf = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

export const sameDay = (a: string, b: string) => startOf(new Date(a)) === startOf(new Date(b));

export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export const seconds = (total: number) => `${Math.floor(total / 60)}:${String(Math.floor(total % 60)).padStart(2, '0')}`;

/** "PDF" for application/pdf and cv.pdf alike. */
export function fileType(filename: string | undefined, mimeType: string | undefined): string {
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(filename ?? '')?.[1];
  return (extension ?? mimeType?.split(/[/;]/)[1]?.slice(0, 5) ?? 'file').toUpperCase();
}
