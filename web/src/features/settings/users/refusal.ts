import type { TFunction } from 'i18next';
import { Problem } from '@/api/problem';
import { fieldError } from '@/lib/field-error';
import { problemText } from '@/lib/problem-text';

const fields = ['name', 'email', 'roles'] as const;

/** What was refused, at the field that it is about; the rest beside the button. */
export function refusal(t: TFunction, error: unknown) {
  const [name, email, roles] = fields.map(field => fieldError(error, field));
  const forbidden = error instanceof Problem && error.status === 403;
  return {
    name,
    email,
    roles: forbidden ? t('users.onlyOwner') : roles,
    rest: error && !forbidden && !name && !email && !roles ? problemText(t, error) : undefined,
  };
}
