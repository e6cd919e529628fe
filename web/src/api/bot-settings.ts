import { queryOptions } from '@tanstack/react-query';
import { get, put } from './client';
import type { BotSettings, SaveBotSettings, Wording } from './types';

export const botSettingsQuery = queryOptions({
  queryKey: ['flow', 'settings'] as const,
  queryFn: ({ signal }) => get<BotSettings>('/api/flow/settings', signal),
  staleTime: 5 * 60_000,
});

export const saveBotSettings = (settings: SaveBotSettings) => put<BotSettings>('/api/flow/settings', settings);

/** All as it was read: what was never saved stays as the environment says. */
export const asRead = ({ languages, languagesSaved, hours, payments, paymentsSaved, handOver, orderNews, remindAfterMinutes, remindAfterSaved, pricesIncludeTax }: BotSettings): Omit<SaveBotSettings, 'revision'> => ({
  languages: languagesSaved ? languages : null, hours, payments: paymentsSaved ? payments : null, handOver, orderNews,
  remindAfterMinutes: remindAfterSaved ? remindAfterMinutes : null, pricesIncludeTax,
});

/** Every sentence that the bot can say, of the drafts. */
export const wordingQuery = queryOptions({
  queryKey: ['flow', 'wording'] as const,
  queryFn: ({ signal }) => get<Wording>('/api/flow/wording', signal),
});
