import { describe, expect, it } from 'vitest';
import { withFirstPage, withOlderPage, withRow, type Loaded } from './pages';

const list = (ids: string, next: string | null = null): Loaded<{ id: string }> => ({ items: [...ids].map(id => ({ id })), next });
const ids = (loaded: Loaded<{ id: string }>) => loaded.items.map(item => item.id).join('');

describe('a list that grows at its front', () => {
  it('drops a row whose chat went on in another', () => {
    expect(ids(withRow(list('abcd'), { id: 'b' }, 'c'))).toBe('abd');
    expect(ids(withRow(list('abcd'), { id: 'b' }))).toBe('abcd');
  });

  it('takes new rows and keeps the older pages', () => {
    const merged = withFirstPage(list('abcdef', 'f'), list('xabc', 'c'));
    expect(ids(merged)).toBe('xabcdef');
    expect(merged.next).toBe('f');
  });

  it('moves a row that came to the front out of the older pages, and keeps the ones between', () => {
    expect(ids(withFirstPage(list('abcdef', 'f'), list('eabc', 'c')))).toBe('eabcdf');
    expect(ids(withFirstPage(list('abcdef', 'f'), list('fda', 'a')))).toBe('fdabce');
  });

  it('drops a row that stood in the first page and does not any more', () => {
    expect(ids(withFirstPage(list('abcdef', 'f'), list('acd', 'd')))).toBe('acdef');
  });

  it('starts anew when a gap may lie between', () => {
    const merged = withFirstPage(list('def', 'f'), list('abc', 'c'));
    expect(ids(merged)).toBe('abc');
    expect(merged.next).toBe('c');
  });

  it('is the whole list when the first page has no next', () => {
    expect(ids(withFirstPage(list('abcd'), list('ab')))).toBe('ab');
  });

  it('does not show a row of an older page twice', () => {
    const merged = withOlderPage(list('xdabc', 'c'), list('cde', 'e'));
    expect(ids(merged)).toBe('xdabce');
    expect(merged.next).toBe('e');
  });

  it('replaces one row in place', () => {
    const changed = withRow({ items: [{ id: 'a', n: 1 }, { id: 'b', n: 1 }], next: null }, { id: 'b', n: 2 });
    expect(changed.items).toEqual([{ id: 'a', n: 1 }, { id: 'b', n: 2 }]);
  });
});
