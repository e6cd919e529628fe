import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { erpKeys, saveProfile } from '@/api/erp';
import { Problem } from '@/api/problem';
import type { ErpProfile } from '@/api/types';
import { Button } from '@/components/button';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';
import { useFocusOnProblem } from '@/lib/use-focus-on-problem';
import { useLeaveGuard } from '@/components/use-leave-guard';
import { AddressWishes } from './address-wishes';
import { ApplicantWishes } from './applicant-wishes';
import { ConnectionFields } from './connection-fields';
import { EndpointTable } from './endpoint-table';
import styles from './erp.module.css';
import { draftOf, isChanged, toSave, type Draft } from './profile';
import { useContract } from './use-contract';

/** Base URL, sign-in and the ten operations: one form, saved as a whole. */
export function ProfileForm({ saved }: { saved: ErpProfile }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [edited, setEdited] = useState<Draft | null>(null);
  const draft = edited ?? draftOf(saved);
  const contract = useContract();
  const changed = isChanged(draft, saved);
  const saving = useMutation({
    mutationFn: () => saveProfile(toSave(draft, saved)),
    meta: { shownInPlace: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: erpKeys.profile });
      setEdited(null);
      toast(t('erp.saved'), 'good');
    },
  });
  useFocusOnProblem(form, saving.error);
  const { question } = useLeaveGuard(changed && !saving.isPending);
  const errors = saving.error instanceof Problem ? saving.error.errors : {};
  const edit = (part: Partial<Draft>) => setEdited({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };

  return (
    <form ref={form} className={styles.scroller} onSubmit={submit} noValidate>
      <div className={styles.body}>
        <ConnectionFields draft={draft} saved={saved} errors={errors} onEdit={edit} />
        <AddressWishes wishes={draft.addresses} onEdit={addresses => edit({ addresses })} />
        <ApplicantWishes wishes={draft.applicants} onEdit={applicants => edit({ applicants })} />
        <EndpointTable endpoints={draft.endpoints} errors={errors} contract={contract} changed={changed} onEdit={endpoints => edit({ endpoints })} />
      </div>
      <div className={styles.foot}>
        <Button type="submit" look="primary" disabled={!changed || saving.isPending}>{saving.isPending ? t('common.saving') : t('common.save')}</Button>
        {changed && <Button look="bare" onClick={() => setEdited(null)}>{t('erp.discard')}</Button>}
        <p role="status" dir="auto" className={saving.error ? styles.error : styles.note}>
          {saving.error ? (Object.keys(errors).length > 0 ? t('erp.mendFields', { count: Object.keys(errors).length }) : problemText(t, saving.error)) : changed ? t('erp.unsaved') : ''}
        </p>
      </div>
      {question}
    </form>
  );
}
