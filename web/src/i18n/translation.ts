import type { en } from './en';

type ArabicPlural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

type Keys<T> = {
  [K in keyof T as K extends `${infer Base}_other` ? `${Base}_${ArabicPlural}` : K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : Keys<T[K]>;
};

/** Arabic has every key of English, and all six of its plural forms where English has two: a missing key does not compile. */
export type ArabicTranslation = Keys<typeof en>;
