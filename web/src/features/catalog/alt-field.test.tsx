import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { AltField } from './alt-field';

afterEach(cleanup);

const field = () => screen.getByRole<HTMLInputElement>('textbox');

function type(words: string) {
  fireEvent.change(field(), { target: { value: words } });
  fireEvent.blur(field());
}

it('keeps what was typed when it could not be saved, and saves it when it is left again', async () => {
  const save = vi.fn(() => Promise.reject(new Error('away')));
  render(<AltField label="Words" saved="A box" save={save} />);
  type('A red box ');
  await Promise.resolve();
  expect(field().value).toBe('A red box ');
  fireEvent.blur(field());
  expect(save.mock.calls).toEqual([['A red box'], ['A red box']]);
});

it('shows what is saved, and saves nothing that is as it was', async () => {
  const save = vi.fn(() => Promise.resolve());
  const { rerender } = render(<AltField label="Words" saved="A box" save={save} />);
  type('A box ');
  expect(save).not.toHaveBeenCalled();
  type('');
  expect(save).toHaveBeenCalledWith(null);
  rerender(<AltField label="Words" saved="Of a colleague" save={save} />);
  await vi.waitFor(() => expect(field().value).toBe('Of a colleague'));
});
