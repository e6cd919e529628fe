import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asRead, botSettingsQuery, saveBotSettings } from '@/api/bot-settings';
import type { BotSettings } from '@/api/types';
import { Section } from '@/components/sections';
import { SelectField } from '@/components/select-field';
import { useTranslation } from '@/i18n';
import { maySet } from '@/lib/roles';
import { toast } from '@/lib/toasts';
import { useRoles } from '@/lib/use-roles';

const words = ['unsaid', 'included', 'added'] as const;
type Word = (typeof words)[number];

const asWord = (included: boolean | null): Word => (included === null ? 'unsaid' : included ? 'included' : 'added');
const asSaved = (word: Word) => (word === 'unsaid' ? null : word === 'included');

function Choice({ saved }: { saved: BotSettings }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  // A setting of the bot: who keeps the charges alone sees what customers are told.
  const mayDecide = maySet(useRoles(), 'numbers');
  const saving = useMutation({
    mutationFn: (word: Word) => saveBotSettings({ revision: saved.revision, ...asRead(saved), pricesIncludeTax: asSaved(word) }),
    onSuccess: answer => {
      queries.setQueryData(botSettingsQuery.queryKey, answer);
      toast(t('settings.tax.saved'), 'good');
    },
    onError: () => void queries.invalidateQueries({ queryKey: botSettingsQuery.queryKey }),
  });
  return (
    <Section>
      <SelectField
        label={t('settings.tax.label')} hint={t('settings.tax.hint')} value={saving.isPending ? saving.variables : asWord(saved.pricesIncludeTax)} options={words}
        nameOf={word => t(`settings.tax.${word}`)} disabled={!mayDecide || saving.isPending} onChange={word => saving.mutate(word)}
      />
    </Section>
  );
}

/** Whether prices include tax, as it stands under every total that customers see. */
export function TaxField() {
  const { data: saved } = useQuery(botSettingsQuery);
  return saved ? <Choice saved={saved} /> : null;
}
