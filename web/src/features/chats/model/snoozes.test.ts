import { expect, it } from 'vitest';
import { snoozes } from './snoozes';

const names = (day: string) => snoozes(new Date(day)).map(({ name, until }) => `${name} ${new Date(until).getDay()}`);

it('come back in an hour, tomorrow, and on Monday', () => expect(names('2026-11-25T14:30:00')).toEqual(['hour 3', 'tomorrow 4', 'monday 1']));
it('name Monday once, where it is tomorrow', () => expect(names('2026-11-29T14:30:00')).toEqual(['hour 0', 'tomorrow 1']));
it('on a Monday mean the next one', () => expect(names('2026-11-30T08:00:00')).toEqual(['hour 1', 'tomorrow 2', 'monday 1']));
