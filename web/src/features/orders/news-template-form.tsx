import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asRead, botSettingsQuery, saveBotSettings } from '@/api/bot-settings';
import { templatesQuery } from '@/api/templates';
import type { BotSettings, NewsTemplate } from '@/api/types';
import { ErrorState } from '@/components/error-state';
import { SelectField } from '@/components/select-field';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { usePreferences } from '@/lib/preferences';
import { maySet } from '@/lib/roles';
import { fill, fromTemplate, templateFor } from '@/lib/template-draft';
import { toast } from '@/lib/toasts';
import { useRoles } from '@/lib/use-roles';
import { newsTemplates, newsWords } from './news-template';
import styles from './orders.module.css';

function Choice({ saved }: { saved: BotSettings }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const queries = useQueryClient();
  // A setting of the bot: who keeps the orders alone sees which template it is.
  const mayDecide = maySet(useRoles(), 'numbers');
  const { data: templates } = useQuery(templatesQuery);
  const offered = newsTemplates(templates ?? []);
  const saving = useMutation({
    mutationFn: (orderNews: NewsTemplate | null) => saveBotSettings({ revision: saved.revision, ...asRead(saved), orderNews }),
    onSuccess: answer => {
      queries.setQueryData(botSettingsQuery.queryKey, answer);
      toast(t('orders.statuses.templateSaved'), 'good');
    },
    onError: () => void queries.invalidateQueries({ queryKey: botSettingsQuery.queryKey }),
  });
  const chosen = saving.isPending ? saving.variables : saved.orderNews;
  // One that is no longer approved stays in sight until another is chosen.
  const names = ['', ...new Set([...offered.map(template => template.name), ...chosen ? [chosen.name] : []])];
  const shown = templateFor(templates ?? [], chosen?.name, language);
  const nameOf = (word: string) => t(`orders.statuses.templateWords.${word.slice(1, -1) as 'number'}`, { defaultValue: word });
  return (
    <>
      <SelectField
        label={t('orders.statuses.template')} hint={t(offered.length ? 'orders.statuses.templateHint' : 'orders.statuses.templateNone')} value={chosen?.name ?? ''} options={names}
        nameOf={name => name || t('orders.statuses.templateNo')} disabled={!mayDecide || saving.isPending} onChange={name => saving.mutate(offered.find(template => template.name === name) ?? null)}
      />
      {chosen?.parameters.map((word, index) => (
        <SelectField
          key={index} label={t('orders.statuses.templateVariable', { variable: `{{${index + 1}}}` })} value={word} options={[...new Set([...newsWords, word])]} nameOf={nameOf} disabled={!mayDecide || saving.isPending}
          onChange={next => saving.mutate({ ...chosen, parameters: chosen.parameters.map((one, at) => (at === index ? next : one)) })}
        />
      ))}
      {chosen && shown && (
        <p className={styles.templateShown} dir="auto">
          {fill(fromTemplate(shown).body, Object.fromEntries(chosen.parameters.map((word, index) => [index + 1, `[${nameOf(word)}]`])))}
        </p>
      )}
    </>
  );
}

/** By which template a customer hears of his order who has not written for a day. */
export function NewsTemplateForm() {
  const { data: saved, error, refetch } = useQuery(botSettingsQuery);
  if (error && !saved) return <ErrorState error={error} retry={() => void refetch()} />;
  return saved ? <Choice saved={saved} /> : <ListSkeleton rows={1} round={false} />;
}
