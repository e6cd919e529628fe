import { describe, expect, it } from 'vitest';
import { news } from './news';

const stampOf = ({ id, at }: { id: string; at: string | null }) => ({ id, stamp: at });
const row = (id: string, at: string | null) => ({ id, at });

describe('news of a list', () => {
  it('is nothing that was there when it was first read', () => {
    expect(news(null, [row('a', '2026-01-01')], stampOf).fresh).toEqual([]);
  });

  it('is what came since, and what is newer than it was, once', () => {
    const first = news(null, [row('a', '2026-01-01'), row('b', '2026-01-01')], stampOf);
    const second = news(first.known, [row('a', '2026-01-02'), row('b', '2026-01-01'), row('c', '2026-01-01')], stampOf);
    expect(second.fresh.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(news(second.known, [row('a', '2026-01-02'), row('c', '2026-01-01')], stampOf).fresh).toEqual([]);
  });

  it('is nothing without a stamp, and nothing that went and came back as it was', () => {
    const first = news(null, [row('a', '2026-01-01')], stampOf);
    const gone = news(first.known, [row('b', null)], stampOf);
    expect(gone.fresh).toEqual([]);
    expect(news(gone.known, [row('a', '2026-01-01')], stampOf).fresh).toEqual([]);
  });
});
