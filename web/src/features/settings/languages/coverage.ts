import type { Wording } from '@/api/types';

/** Languages that WhatsApp has templates for: others can be written in a flow, but never said outside the window. */
export const candidates: readonly string[] = [
  'af', 'sq', 'ar', 'az', 'bn', 'bg', 'ca', 'zh-CN', 'zh-HK', 'zh-TW', 'hr', 'cs', 'da', 'nl', 'en', 'et', 'fil', 'fi', 'fr', 'ka', 'de', 'el', 'gu', 'ha', 'he', 'hi', 'hu', 'id', 'ga', 'it', 'ja',
  'kn', 'kk', 'ko', 'lo', 'lv', 'lt', 'mk', 'ms', 'ml', 'mr', 'ne', 'nb', 'fa', 'pl', 'pt-BR', 'pt-PT', 'pa', 'ro', 'ru', 'sr', 'sk', 'sl', 'es', 'sw', 'sv', 'ta', 'te', 'th', 'tr', 'uk', 'ur', 'uz', 'vi', 'zu',
];

/** How many of the sentences there are can be said in the language, and a flow that lacks one. Text without a language is said in all. */
export function coverage({ flows }: Wording, language: string) {
  const general = language.split('-')[0] ?? language;
  const has = (texts: Readonly<Record<string, string>>) => [language, general, ''].some(code => texts[code]);
  let said = 0;
  let all = 0;
  let flowId: string | null = null;
  for (const flow of flows) {
    for (const { texts } of flow.sentences) {
      all++;
      if (has(texts)) said++;
      else flowId ??= flow.flowId;
    }
  }
  return { said, all, flowId };
}
