import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renderConsole } from '@/test/render';
import { Retention } from './retention';

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let kept: string[];
beforeEach(() => {
  kept = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit = {}) => {
    if (init.method === 'PUT') kept.push((JSON.parse(init.body as string) as { until: string }).until.slice(0, 10));
    return Promise.resolve(Response.json({}));
  });
  renderConsole(<Retention id="one" until={`${dayIn(90)}T00:00:00Z`} />);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const field = () => screen.getByLabelText<HTMLInputElement>('Kept until');
const typed = (...days: string[]) => days.forEach(value => fireEvent.change(field(), { target: { value } }));

it('is set once, whatever dates come and go while one is typed', async () => {
  const later = dayIn(200);
  typed('0002-06-01', '0020-06-01', '0202-06-01', later);
  expect(kept).toEqual([]);
  fireEvent.keyDown(field(), { key: 'Enter' });
  fireEvent.blur(field());
  await waitFor(() => expect(kept).toEqual([later]));
});

it('a day that has passed is not set, and says why', () => {
  typed('0202-06-01');
  expect(screen.queryByRole('alert')).toBeNull();
  fireEvent.blur(field());
  expect(screen.getByRole('alert').textContent).toMatch(/This day has passed/);
  expect(kept).toEqual([]);
  typed(dayIn(30));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('what is left half typed is as it was', () => {
  typed('');
  fireEvent.blur(field());
  expect(field().value).toBe(dayIn(90));
  expect(kept).toEqual([]);
});

it('today, which forgets the application, is asked about', async () => {
  typed(dayIn(0));
  fireEvent.keyDown(field(), { key: 'Enter' });
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(field().value).toBe(dayIn(90));
  typed(dayIn(0));
  fireEvent.blur(field());
  expect(kept).toEqual([]);
  fireEvent.click(await screen.findByRole('button', { name: 'Forget it' }));
  await waitFor(() => expect(kept).toEqual([dayIn(0)]));
});
