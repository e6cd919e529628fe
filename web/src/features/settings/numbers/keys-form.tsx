import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { accountQuery, forgetAccountKey, numbersQuery, saveAccountKeys } from '@/api/account';
import type { Account, AccountKey, AccountKeys } from '@/api/types';
import { AskFirst } from '@/components/ask-first';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { SaveFoot } from '@/components/save-foot';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { fieldError } from '@/lib/field-error';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import styles from './numbers.module.css';

const names = ['AppSecret', 'VerifyToken', 'AccessToken', 'BusinessAccountId', 'PhoneNumberId'] as const;
type Name = (typeof names)[number];

const fields = { AppSecret: 'appSecret', VerifyToken: 'verifyToken', AccessToken: 'accessToken', BusinessAccountId: 'businessAccountId', PhoneNumberId: 'phoneNumberId' } as const satisfies Record<Name, keyof AccountKeys>;

const madeUp = () => [...crypto.getRandomValues(new Uint8Array(18))].map(byte => byte.toString(36).padStart(2, '0')).join('');

function Standing({ name, entry, busy, onForget }: { name: Name; entry: AccountKey; busy: boolean; onForget: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { savedAt, variable, set, secret } = entry;
  const words = savedAt ? t(secret ? 'account.kept' : 'account.saved', { when: format.dateTime(savedAt) }) : variable ? t('account.fromVariable', { variable }) : set ? '' : t('account.missing');
  return (
    <div className={styles.standing}>
      <span className={field.hint}>{words}</span>
      {savedAt && (
        <AskFirst title={t('account.forgetAsk', { name: t(`account.names.${name}`) })} text={t('account.forgetText')} act={t('account.forget')} onAct={onForget}>
          {ask => <Button look="bare" disabled={busy} onClick={ask}>{t('account.forget')}</Button>}
        </AskFirst>
      )}
    </div>
  );
}

/** Keys go in and never out; what the environment sets is said by its variable's name. */
export function KeysForm({ account }: { account: Account }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [edited, setEdited] = useState<Partial<Record<Name, string>>>({});
  const entryOf = (name: string) => account.keys.find(key => key.name === name);
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: accountQuery.queryKey }), queries.resetQueries({ queryKey: numbersQuery.queryKey })]);
  const changed = names.filter(name => edited[name] !== undefined && edited[name] !== (entryOf(name)?.value ?? ''));
  const saving = useMutation({
    mutationFn: () => saveAccountKeys(Object.fromEntries(changed.map(name => [fields[name], edited[name]]))),
    meta: { shownInPlace: true },
    onSuccess: async () => {
      setEdited({});
      toast(t('account.keysSaved'), 'good');
      await refresh();
    },
  });
  const forgetting = useMutation({ mutationFn: forgetAccountKey, onSettled: refresh });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const previous = entryOf('AppSecretPrevious');
  return (
    <form onSubmit={submit} className={field.form} noValidate>
      <p className={styles.note}>{t('account.keysLead')}</p>
      {names.map(name => {
        const entry = entryOf(name);
        if (!entry) return null;
        return (
          <div key={name} className={styles.key}>
            <TextField
              label={t(`account.names.${name}`)} hint={t(`account.hints.${name}`)} dir="ltr" spellCheck={false} autoComplete="off" type={entry.secret && name !== 'VerifyToken' ? 'password' : 'text'}
              value={edited[name] ?? entry.value ?? ''} error={fieldError(saving.error, fields[name])} {...(entry.secret && entry.set ? { placeholder: '••••••••' } : {})}
              onChange={event => setEdited({ ...edited, [name]: event.target.value })}
            />
            {name === 'VerifyToken' && <div><Button look="bare" onClick={() => setEdited({ ...edited, VerifyToken: madeUp() })}>{t('account.make')}</Button></div>}
            <Standing name={name} entry={entry} busy={forgetting.isPending} onForget={() => forgetting.mutate(name)} />
            {name === 'AppSecret' && previous?.savedAt && (
              <div className={styles.warning}><p>{t('account.rotating')}</p><div><Button disabled={forgetting.isPending} onClick={() => forgetting.mutate('AppSecretPrevious')}>{t('account.endRotation')}</Button></div></div>
            )}
          </div>
        );
      })}
      <SaveFoot changed={changed.length > 0} saving={saving.isPending} error={saving.error} discard={() => setEdited({})} />
    </form>
  );
}
