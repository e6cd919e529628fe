import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { ArrowUp } from 'lucide-react';
import { afterEach, expect, it, vi } from 'vitest';
import { Button } from './button';
import { IconButton } from './icon-button';

afterEach(cleanup);

it('keeps the focus while what it began is done, and does nothing twice', () => {
  const save = vi.fn();
  const { rerender } = render(<Button onClick={save}>Save</Button>);
  const button = screen.getByRole<HTMLButtonElement>('button');
  button.focus();
  fireEvent.click(button);
  rerender(<Button disabled onClick={save}>Save</Button>);
  expect(button.disabled).toBe(false);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(document.activeElement).toBe(button);
  fireEvent.click(button);
  expect(save).toHaveBeenCalledOnce();

  fireEvent.blur(button);
  expect(button.disabled).toBe(true);
});

it('sends no form while it is held', () => {
  const send = vi.fn((event: React.FormEvent) => event.preventDefault());
  const form = (busy: boolean) => <form onSubmit={send}><Button type="submit" disabled={busy}>Save</Button></form>;
  const { rerender } = render(form(false));
  const button = screen.getByRole<HTMLButtonElement>('button');
  button.focus();
  rerender(form(true));
  fireEvent.click(button);
  expect(send).not.toHaveBeenCalled();
});

it('takes a double click for one, where it does what is asked, and sends a form once', () => {
  const save = vi.fn();
  const send = vi.fn((event: React.FormEvent) => event.preventDefault());
  render(<form onSubmit={send}><Button look="primary" type="submit" onClick={save}>Save</Button><Button onClick={save}>Next</Button></form>);
  const twice = (name: string) => [1, 2].forEach(detail => fireEvent.click(screen.getByRole('button', { name }), { detail }));
  twice('Save');
  expect(save).toHaveBeenCalledOnce();
  expect(send).toHaveBeenCalledOnce();
  // One that only turns a page may be pressed as quickly as one likes.
  twice('Next');
  expect(save).toHaveBeenCalledTimes(3);
});

it('keeps the focus where there is nowhere left to go', () => {
  const up = (disabled: boolean) => <IconButton icon={ArrowUp} label="Up" disabled={disabled} />;
  const { rerender } = render(up(false));
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Up' });
  button.focus();
  rerender(up(true));
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
});
