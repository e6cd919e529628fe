import { describe, expect, it } from 'vitest';
import { createFormat } from './format';

const words = { today: 'Today', yesterday: 'Yesterday' };
const now = Date.parse('2026-08-05T12:00:00Z');
const format = (locale = 'en-GB', zone: string | undefined = 'UTC') => createFormat(locale, zone, words, () => now);

describe('dates', () => {
  it('name today, yesterday and the weekday, then give the date', () => {
    expect(format().day('2026-08-05T01:00:00Z')).toBe('Today');
    expect(format().day('2026-08-04T23:00:00Z')).toBe('Yesterday');
    expect(format().day('2026-08-01T10:00:00Z')).toBe('Saturday');
    expect(format().day('2026-07-01T10:00:00Z')).toBe('1 July 2026');
  });

  it('follow the company’s time zone, not the browser’s', () => {
    expect(format('en-GB', 'Asia/Tokyo').day('2026-08-04T16:00:00Z')).toBe('Today');
    expect(format('en-GB', 'Asia/Tokyo').time('2026-08-04T16:30:00Z')).toBe('01:30');
  });

  it('are relative under a day', () => {
    expect(format().ago('2026-08-05T11:55:00Z')).toBe('5 min ago');
    expect(format().ago('2026-08-03T12:00:00Z')).toContain('2026');
  });
});

describe('numbers', () => {
  it('keep a currency that is written in letters and a sign together, from the right too', () => {
    expect(format('ar-AE').money(5, 'USD')).toContain('US$\u200e');
    expect(format('en-US').money(5, 'USD')).toBe('$5.00');
  });

  it('carry the currency', () => {
    expect(format('en-US').money(1234.5, 'USD')).toBe('$1,234.50');
  });

  it('show an amount whose currency is none as it came', () => {
    expect(format('en-US').money(5, 'CREDITS')).toBe('5.00 CREDITS');
  });

  it('use the digits of the country', () => {
    expect(format('ar-EG').number(12)).toBe('١٢');
    expect(format('ar-MA').number(12)).toBe('12');
  });

  it('say a size in its largest unit', () => {
    expect(format('en-US').bytes(900)).toBe('900 byte');
    expect(format('en-US').bytes(34_500)).toBe('34.5 kB');
    expect(format('en-US').bytes(3_400_000)).toBe('3.4 MB');
  });

  it('say a span in its largest unit', () => {
    expect(format('en-US').span(40 * 60_000)).toBe('40 min');
    expect(format('en-US').span(3.5 * 3_600_000)).toBe('3 hr');
    expect(format('en-US').span(20)).toBe('1 min');
  });
});
