import { Plus } from 'lucide-react';
import { useRef, type FormEvent } from 'react';
import type { ChargeTable } from '@/api/types';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { Section } from '@/components/sections';
import table from '@/components/table.module.css';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { useLeaveGuard } from '@/components/use-leave-guard';
import { ChargeRowFields } from './charge-row-fields';
import styles from './charges-form.module.css';
import { Coverage } from './coverage';
import { useChargesForm, type ChargesPlace } from './use-charges-form';

interface Props {
  saved: ChargeTable;
  place: ChargesPlace;
  lead: string;
}

export function ChargesForm({ saved, place, lead }: Props) {
  const { t } = useTranslation();
  const form = useChargesForm(saved, place);
  const { question } = useLeaveGuard(form.changed && !form.saving);
  const add = useRef<HTMLButtonElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  const nameError = form.name.trim() ? form.refused['name']?.[0] : t('settings.charges.problems.nameMissing');

  return (
    <form onSubmit={submit} noValidate>
      <Section>
        <p className={styles.lead}>{lead}</p>
        <div className={styles.name}>
          <TextField
            label={t('settings.charges.name')} hint={t('settings.charges.nameHint')} dir="auto" maxLength={60}
            value={form.name} error={nameError} onChange={event => form.setName(event.target.value)}
          />
        </div>
      </Section>
      <Section>
        {form.rows.length === 0
          ? <p className={styles.lead}>{t('settings.charges.empty')}</p>
          : (
            <div className={table.wrap}>
              <table className={`${table.table} ${styles.table}`}>
                <thead>
                  <tr>
                    <th scope="col">{t('settings.charges.min')}</th>
                    <th scope="col">{t('settings.charges.max')}</th>
                    <th scope="col">{t('settings.charges.charge')}</th>
                    <th scope="col">{t('settings.charges.basis')}</th>
                    <th scope="col" className={table.narrow}>{t('settings.charges.action')}</th>
                  </tr>
                </thead>
                <tbody>
                  {form.rows.map((row, index) => (
                    <ChargeRowFields
                      key={row.key} row={row} index={index} troubles={form.troubles[index] ?? {}} refused={form.refused}
                      isNew={row.key === form.added} onChange={part => form.edit(row.key, part)}
                      onRemove={() => { form.remove(row.key); add.current?.focus(); }}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        <div><Button ref={add} onClick={form.add}><Plus size={14} aria-hidden /> {t('settings.charges.add')}</Button></div>
        {form.rows.length > 0 && <Coverage rows={form.rows} />}
      </Section>
      <div className={styles.foot}>
        <Button type="submit" look="primary" disabled={!form.changed || !form.valid || form.saving}>
          {form.saving ? t('common.saving') : t('common.save')}
        </Button>
        {form.changed && <Button look="bare" onClick={form.discard}>{t('settings.charges.discard')}</Button>}
        <p role="status" dir="auto" className={form.error ? field.error : styles.state}>
          {form.error ? problemText(t, form.error) : !form.valid ? t('settings.charges.fixFirst') : form.changed ? t('settings.charges.unsaved') : ''}
        </p>
      </div>
      {question}
    </form>
  );
}
