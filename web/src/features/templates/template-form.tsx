import { Braces } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import type { Template } from '@/api/types';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { languageName } from '@/lib/language-name';
import { usePreferences } from '@/lib/preferences';
import { useFocusOnProblem } from '@/lib/use-focus-on-problem';
import { useLeaveGuard } from '@/components/use-leave-guard';
import { problemText } from '@/lib/problem-text';
import { Problem } from '@/api/problem';
import { ButtonsField } from './buttons-field';
import { CountedField } from './counted-field';
import { HeaderField } from './header-field';
import { metaLanguages } from './model/languages';
import { limits, nextVariable, variablesIn, type Draft } from '@/lib/template-draft';
import { Preview } from './preview';
import styles from './templates.module.css';
import { useTemplateForm } from './use-template-form';

/** Writes a template: beside it, what the customer will see. */
export function TemplateForm({ initial, template }: { initial: Draft; template: Template | null }) {
  const { t } = useTranslation();
  const { language: reader } = usePreferences();
  const { draft, set, errorOf, problems, submitting, unsaved } = useTemplateForm(initial, template);
  const { question } = useLeaveGuard(unsaved);
  const [picture, setPicture] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  // Refused by the check before it, or by Meta.
  useFocusOnProblem(form, submitting.error ?? (submitting.isSuccess && submitting.data === null && submitting.submittedAt));
  const variables = variablesIn(draft.body);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    submitting.mutate();
  };
  const refused = submitting.error instanceof Problem && Object.keys(submitting.error.errors).length > 0 ? null : submitting.error;

  return (
    <div className={styles.split}>
      <form ref={form} onSubmit={submit} className={styles.work} noValidate>
        {errorOf('template') && <p role="alert" className={field.error}>{errorOf('template')}</p>}
        {!template && (
          <div className={styles.pair}>
            <TextField label={t('templates.name')} hint={t('templates.nameHint')} dir="ltr" autoComplete="off" spellCheck={false} value={draft.name} error={errorOf('name')} onChange={event => set({ name: event.target.value })} />
            <SelectField label={t('templates.language')} value={draft.language} options={metaLanguages} error={errorOf('language')} nameOf={code => `${languageName(code.replace('_', '-'), reader)} (${code})`} onChange={language => set({ language })} />
          </div>
        )}
        {template?.status !== 'APPROVED' && (
          <SelectField
            label={t('templates.category')} hint={t(`templates.categoryHints.${draft.category}`)} value={draft.category} options={['utility', 'marketing'] as const} error={errorOf('category')}
            nameOf={name => t(`templates.categories.${name}`)} onChange={category => set({ category })}
          />
        )}
        <HeaderField header={draft.header} language={draft.language} errorOf={errorOf} onChange={header => set({ header })} onPicture={setPicture} />
        <section className={styles.group} aria-label={t('templates.body')}>
          <CountedField label={t('templates.body')} hint={t('templates.bodyHint')} rows={6} lang={draft.language} limit={limits.body} value={draft.body} error={errorOf('body.text')} onChange={body => set({ body })} />
          <div><Button onClick={() => set({ body: `${draft.body}${/\s$|^$/.test(draft.body) ? '' : ' '}${nextVariable(draft.body)} ` })}><Braces size={14} aria-hidden /> {t('templates.addVariable')}</Button></div>
          {variables.length > 0 && (
            <>
              <h3>{t('templates.examples')}</h3>
              <p className={field.hint}>{t('templates.examplesHint')}</p>
              <div className={styles.pair}>
                {variables.map(variable => (
                  <TextField
                    key={variable} label={t('templates.example', { variable: `{{${variable}}}` })} dir="auto" value={draft.examples[variable] ?? ''}
                    aria-invalid={!!errorOf('body.examples') && !draft.examples[variable]?.trim()}
                    onChange={event => set({ examples: { ...draft.examples, [variable]: event.target.value } })}
                  />
                ))}
              </div>
              {errorOf('body.examples') && <p className={field.error}>{errorOf('body.examples')}</p>}
            </>
          )}
        </section>
        <CountedField label={t('templates.footer')} lang={draft.language} limit={limits.footer} value={draft.footer} error={errorOf('footer')} onChange={footer => set({ footer })} />
        <ButtonsField buttons={draft.buttons} language={draft.language} errorOf={errorOf} onChange={buttons => set({ buttons })} />
        <div className={styles.foot}>
          <Button type="submit" look="primary" disabled={submitting.isPending}>{submitting.isPending ? t('templates.submitting') : template ? t('templates.submitChange') : t('templates.submit')}</Button>
          <p role="alert" dir="auto" className={field.error}>{refused ? problemText(t, refused) : problems > 0 ? t('templates.problemCount', { count: problems }) : ''}</p>
        </div>
        {question}
      </form>
      <Preview draft={draft} picture={picture} />
    </div>
  );
}
