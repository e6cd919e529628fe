import { cleanup, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, expect, it } from 'vitest';
import { useFocusOnProblem } from './use-focus-on-problem';

afterEach(cleanup);

function Form({ refusal, wrong }: { refusal?: unknown; wrong?: readonly string[] }) {
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, refusal);
  return (
    <form ref={form}>
      {['name', 'phone', 'city'].map(name => <input key={name} aria-label={name} aria-invalid={!!wrong?.includes(name)} />)}
      <button type="button">Save</button>
    </form>
  );
}

const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

it('leads to the first field with a problem, once', () => {
  const { rerender } = render(<Form />);
  screen.getByRole('button').focus();
  const refusal = new Error('refused');
  rerender(<Form refusal={refusal} wrong={['phone', 'city']} />);
  expect(focused()).toBe('phone');
  // Mended: the next one waits until he comes to it.
  rerender(<Form refusal={refusal} wrong={['city']} />);
  expect(focused()).toBe('phone');
  rerender(<Form refusal={new Error('again')} wrong={['city']} />);
  expect(focused()).toBe('city');
});

it('waits for a problem that is drawn later, but takes nobody away from where he has gone', () => {
  const { rerender } = render(<Form />);
  screen.getByRole('button').focus();
  rerender(<Form refusal={1} />);
  expect(focused()).toBe('Save');
  rerender(<Form refusal={1} wrong={['city']} />);
  expect(focused()).toBe('city');

  rerender(<Form refusal={2} />);
  screen.getByLabelText('name').focus();
  rerender(<Form refusal={2} wrong={['phone']} />);
  expect(focused()).toBe('name');
});

it('leads nowhere before anything is refused', () => {
  render(<Form wrong={['name']} />);
  expect(document.activeElement).toBe(document.body);
});
