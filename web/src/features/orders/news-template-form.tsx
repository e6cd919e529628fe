import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asRead, botSettingsQuery, saveBotSettings } from '@/api/bot-settings';
import { templatesQuery } from '@/api/templates';
import type { BotSettings } from '@/api/types';
import { SelectField } from '@/components/select-field';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import { newsTemplates } from './news-template';

function Choice({ saved }: { saved: BotSettings }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: templates } = useQuery(templatesQuery);
  const offered = newsTemplates(templates ?? []);
  const chosen = saved.orderNews?.name ?? '';
  // One that is no longer approved stays in sight until another is chosen.
  const names = ['', ...new Set([...offered.map(template => template.name), ...chosen ? [chosen] : []])];
  const saving = useMutation({
    mutationFn: (name: string) => saveBotSettings({
      revision: saved.revision, ...asRead(saved), orderNews: offered.find(template => template.name === name) ?? null,
    }),
    onSuccess: answer => {
      queries.setQueryData(botSettingsQuery.queryKey, answer);
      toast(t('orders.statuses.templateSaved'), 'good');
    },
    onError: () => void queries.invalidateQueries({ queryKey: botSettingsQuery.queryKey }),
  });
  return (
    <SelectField
      label={t('orders.statuses.template')} hint={t(offered.length ? 'orders.statuses.templateHint' : 'orders.statuses.templateNone')} value={chosen} options={names}
      nameOf={name => name || t('orders.statuses.templateNo')} disabled={saving.isPending} onChange={name => saving.mutate(name)}
    />
  );
}

/** By which template a customer hears of his order who has not written for a day. */
export function NewsTemplateForm() {
  const { data: saved } = useQuery(botSettingsQuery);
  return saved ? <Choice saved={saved} /> : null;
}
