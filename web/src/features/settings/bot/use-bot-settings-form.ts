import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asRead, botSettingsQuery, saveBotSettings } from '@/api/bot-settings';
import { stepTypesQuery } from '@/api/flows';
import { Problem } from '@/api/problem';
import type { BotSettings, SaveBotSettings } from '@/api/types';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';

type Parts = Omit<SaveBotSettings, 'revision'>;

/** A part of the bot's settings while it is edited; the other parts go back as they were read. */
export function useBotSettingsForm<Part>(saved: BotSettings, part: Part, into: (part: Part) => Partial<Parts>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [edited, setEdited] = useState<Part | null>(null);
  const value = edited ?? part;
  const saving = useMutation({
    mutationFn: () => saveBotSettings({ revision: saved.revision, ...asRead(saved), ...into(value) }),
    meta: { shownInPlace: true },
    onSuccess: async answer => {
      queries.setQueryData(botSettingsQuery.queryKey, answer);
      setEdited(null);
      toast(t('settings.bot.saved'), 'good');
      await queries.invalidateQueries({ queryKey: stepTypesQuery.queryKey });
    },
    // Somebody else was quicker: what is typed stays, and is saved upon what stands now.
    onError: error => {
      if (error instanceof Problem && error.status === 409) void queries.invalidateQueries({ queryKey: botSettingsQuery.queryKey });
    },
  });
  return {
    value,
    edit: setEdited,
    foot: {
      changed: edited !== null && JSON.stringify(edited) !== JSON.stringify(part),
      saving: saving.isPending,
      error: saving.error,
      discard: () => {
        setEdited(null);
        saving.reset();
      },
    },
    submit: () => saving.mutate(),
  };
}
