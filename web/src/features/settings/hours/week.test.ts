import { describe, expect, it } from 'vitest';
import { ends, everyDay, more, of, usual } from './week';

describe('working hours', () => {
  it('goes on after the last stretch of a day, until the evening or midnight', () => {
    const [morning] = more([], 'Monday');
    expect(morning).toEqual({ day: 'Monday', from: '09:00:00', to: '17:00:00' });
    expect(more([{ day: 'Monday', from: '09:00:00', to: '13:00:00' }], 'Monday')[1]).toEqual({ day: 'Monday', from: '14:00:00', to: '17:00:00' });
    expect(more(usual, 'Monday').at(-1)).toEqual({ day: 'Monday', from: '18:00:00', to: '00:00:00' });
  });

  it('copies one day to all', () => {
    const all = everyDay([{ day: 'Friday', from: '08:00:00', to: '12:00:00' }], 'Friday');
    expect(all).toHaveLength(7);
    expect(of(all, 'Sunday')).toMatchObject([{ index: 6, stretch: { from: '08:00:00' } }]);
  });

  it('knows an end that lies before the beginning, and midnight', () => {
    expect(ends({ day: 'Monday', from: '10:00:00', to: '09:00:00' })).toBe(false);
    expect(ends({ day: 'Monday', from: '10:00:00', to: '00:00:00' })).toBe(true);
  });
});
