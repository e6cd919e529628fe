export interface Snooze {
  name: 'hour' | 'tomorrow' | 'monday';
  until: string;
}

const morning = 9;

/** What the clock on the wall shows there, as if that were UTC. */
const onTheWall = (at: number, timeZone: string | undefined) =>
  Date.parse(`${new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at).replace(' ', 'T')}Z`);

/** When a conversation may come back: in an hour, tomorrow morning, on Monday morning, where the company is. */
export function snoozes(now: Date, timeZone: string | undefined): Snooze[] {
  const today = new Date(onTheWall(now.getTime(), timeZone));
  const at = (days: number) => {
    const wall = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + days, morning);
    return new Date(wall - (onTheWall(wall, timeZone) - wall)).toISOString();
  };
  const toMonday = ((8 - today.getUTCDay()) % 7) || 7;
  return [
    { name: 'hour', until: new Date(now.getTime() + 3_600_000).toISOString() },
    { name: 'tomorrow', until: at(1) },
    // Tomorrow may be Monday: then once is enough.
    ...(toMonday > 1 ? [{ name: 'monday' as const, until: at(toMonday) }] : []),
  ];
}
