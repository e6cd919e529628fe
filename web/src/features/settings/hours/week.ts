import type { OpeningHours } from '@/api/types';

export type Day = OpeningHours['day'];

export const days: readonly Day[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What a shop begins with that is not always there. */
export const usual: readonly OpeningHours[] = days.slice(0, 5).map(day => ({ day, from: '09:00:00', to: '17:00:00' }));

/** As a time field takes it; as the API writes it. */
export const toField = (time: string) => time.slice(0, 5);
export const toApi = (time: string) => `${time}:00`;

/** Each stretch with its place in the whole list, by which it is changed and by which the server names it. */
export const of = (hours: readonly OpeningHours[], day: Day) => hours.map((stretch, index) => ({ stretch, index })).filter(({ stretch }) => stretch.day === day);

/** A further stretch of a day goes on after the last one. */
export function more(hours: readonly OpeningHours[], day: Day): OpeningHours[] {
  const last = of(hours, day).at(-1)?.stretch.to;
  const from = last && last > '00:00:00' && last < '22:00:00' ? `${String(Number(last.slice(0, 2)) + 1).padStart(2, '0')}:00:00` : '09:00:00';
  const to = from < '17:00:00' ? '17:00:00' : '00:00:00';
  return [...hours, { day, from, to }];
}

/** Every day as this one. */
export const everyDay = (hours: readonly OpeningHours[], day: Day): OpeningHours[] =>
  days.flatMap(other => of(hours, day).map(({ stretch }) => ({ ...stretch, day: other })));

/** Until midnight is written 00:00. */
export const ends = ({ from, to }: OpeningHours) => to > from || to === '00:00:00';
