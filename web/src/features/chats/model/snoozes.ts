export interface Snooze {
  name: 'hour' | 'tomorrow' | 'monday';
  until: string;
}

const morning = 9;

/** When a conversation may come back: in an hour, tomorrow morning, on Monday morning. */
export function snoozes(now: Date): Snooze[] {
  const at = (days: number) => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    day.setHours(morning, 0, 0, 0);
    return day.toISOString();
  };
  const toMonday = ((8 - now.getDay()) % 7) || 7;
  return [
    { name: 'hour', until: new Date(now.getTime() + 3_600_000).toISOString() },
    { name: 'tomorrow', until: at(1) },
    // Tomorrow may be Monday: then once is enough.
    ...(toMonday > 1 ? [{ name: 'monday' as const, until: at(toMonday) }] : []),
  ];
}
