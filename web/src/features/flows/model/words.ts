import { isObject, type Json, type JsonObject } from './flow';

/** Words as they are typed, with commas or semicolons between them, or each on its own line. */
export const wordsIn = (typed: string): readonly string[] => [...new Set(typed.split(/[,،;؛\r\n]/).map(word => word.trim()).filter(word => word !== ''))];

/** What may be typed in a language. */
export function wordsOf(words: Json | undefined, language: string): readonly string[] {
  const own = isObject(words) ? words[language] : undefined;
  return Array.isArray(own) ? (own as readonly Json[]).filter(word => typeof word === 'string') : [];
}

/** With one language's words set; a language without any is gone. */
export function withWords(words: Json | undefined, language: string, next: readonly string[]): JsonObject {
  const old = isObject(words) ? words : {};
  return Object.fromEntries(Object.entries({ ...old, [language]: next }).filter(([name]) => name !== language || next.length > 0));
}
