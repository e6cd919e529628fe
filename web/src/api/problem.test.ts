import { describe, expect, it } from 'vitest';
import { withQuery } from './client';
import { problemFrom } from './problem';

describe('a failed answer', () => {
  it('keeps what the server says of each field', async () => {
    const body = JSON.stringify({ title: 'Invalid', detail: 'Two rows overlap.', errors: { 'rows[1].min': ['Overlaps row 1.'] }, traceId: '00-ab' });
    const problem = await problemFrom(new Response(body, { status: 400 }));
    expect(problem).toMatchObject({ status: 400, message: 'Invalid', detail: 'Two rows overlap.', traceId: '00-ab', offline: false });
    expect(problem.errors['rows[1].min']).toEqual(['Overlaps row 1.']);
  });

  it.each(['<html>Bad gateway</html>', '', 'null', '"text"'])('is a problem too when its body is %s', async body => {
    expect(await problemFrom(new Response(body, { status: 502 }))).toMatchObject({ status: 502, message: 'HTTP 502', errors: {} });
  });
});

describe('a path with a query', () => {
  it('leaves out what is not set, and encodes the rest', () => {
    expect(withQuery('/p', { search: 'a b&c', before: null, filter: undefined, empty: '', limit: 0 })).toBe('/p?search=a+b%26c&limit=0');
    expect(withQuery('/p', {})).toBe('/p');
  });
});
