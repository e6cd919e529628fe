import { queryOptions } from '@tanstack/react-query';
import { get, put } from './client';
import type { BotSettings, SaveBotSettings, Template, Wording } from './types';

export const botSettingsQuery = queryOptions({
  queryKey: ['flow', 'settings'] as const,
  queryFn: ({ signal }) => get<BotSettings>('/api/flow/settings', signal),
  staleTime: 5 * 60_000,
});

export const saveBotSettings = (settings: SaveBotSettings) => put<BotSettings>('/api/flow/settings', settings);

/** Those that Meta knows of, whatever it has said of them. */
export const templatesQuery = queryOptions({
  queryKey: ['messaging', 'templates', 'all'] as const,
  queryFn: async ({ signal }) => (await get<{ items: Template[] }>('/api/messaging/templates', signal)).items,
});

/** Every sentence that the bot can say, of the drafts. */
export const wordingQuery = queryOptions({
  queryKey: ['flow', 'wording'] as const,
  queryFn: ({ signal }) => get<Wording>('/api/flow/wording', signal),
});
