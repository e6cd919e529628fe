import type { TFunction } from 'i18next';
import type { DeadLetterKind } from '@/api/types';

/** Without the namespace, which every one of them shares. */
const shortType = (name: string) => name.slice(name.lastIndexOf('.') + 1);

/** What a row of the list is called: a type, a reference, an operation. */
export function titleOf(t: TFunction, kind: DeadLetterKind, name: string | null): string {
  if (kind === 'Message') return t('failures.toCustomer');
  return name === null ? t('failures.unknownType') : shortType(name);
}
