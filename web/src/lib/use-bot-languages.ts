import { useQuery } from '@tanstack/react-query';
import { stepTypesQuery } from '@/api/flows';

const shipped = ['en', 'ar', 'pt-BR', 'ne'];

/** The languages that the bot speaks, its first one first. */
export const useBotLanguages = (): readonly string[] => useQuery(stepTypesQuery).data?.languages ?? shipped;
