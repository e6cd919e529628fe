import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChargeTable } from '@/api/types';
import { catalogKeys, saveCharges } from '@/api/catalog';
import { renderConsole } from '@/test/render';
import { ChargesForm } from './charges-form';

const saved: ChargeTable = { name: 'Packing', rows: [{ min: 1, max: 9, charge: 25, basis: 'PerOrder' }, { min: 10, max: null, charge: 2, basis: 'PerUnit' }] };

const place = { queryKey: catalogKeys.charges, save: saveCharges };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const save = () => screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement;

/** The server's answer to the next save; what it was asked is kept. */
function answer(status: number, body: unknown) {
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    asked.push(JSON.parse(init.body as string));
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
  return asked;
}

describe('the table of quantity charges', () => {
  it('shows an overlap while it is typed, and does not save it', () => {
    renderConsole(<ChargesForm saved={saved} place={place} lead="" />);
    type('Row 2: Min Qty', '7');
    expect(screen.getByText('Overlaps row 1.')).toBeTruthy();
    expect(screen.getByText('7–9').parentElement?.dataset.state).toBe('overlap');
    expect(save().disabled).toBe(true);
  });

  it('shows a gap while it is typed', () => {
    renderConsole(<ChargesForm saved={saved} place={place} lead="" />);
    type('Row 2: Min Qty', '12');
    expect(screen.getByText('Nothing covers 10 to 11.')).toBeTruthy();
  });

  it('saves numbers, and nothing when nothing has changed', async () => {
    const asked = answer(200, { ...saved, name: 'Wrapping' });
    renderConsole(<ChargesForm saved={saved} place={place} lead="" />);
    expect(save().disabled).toBe(true);
    type('Name of the charge', 'Wrapping');
    type('Row 1: Charge (AED)', '٣٠٫٥');
    fireEvent.click(save());
    await waitFor(() => expect(asked).toEqual([{ name: 'Wrapping', rows: [{ ...saved.rows[0], charge: 30.5 }, saved.rows[1]] }]));
  });

  it('puts what the server refuses at its row, and keeps what was typed', async () => {
    answer(400, { title: 'Invalid', errors: { 'rows[1].charge': ['At most 100.'] } });
    renderConsole(<ChargesForm saved={saved} place={place} lead="" />);
    type('Row 2: Charge (AED)', '500');
    fireEvent.click(save());
    expect(await screen.findByText('At most 100.')).toBeTruthy();
    expect((screen.getByLabelText('Row 2: Charge (AED)') as HTMLInputElement).value).toBe('500');
  });

  it('goes on after the last row with the next one', () => {
    renderConsole(<ChargesForm saved={saved} place={place} lead="" />);
    type('Row 2: Max Qty', '49');
    fireEvent.click(screen.getByRole('button', { name: 'Add row' }));
    const min = screen.getByLabelText('Row 3: Min Qty') as HTMLInputElement;
    expect(min.value).toBe('50');
    expect(document.activeElement).toBe(min);
  });

  it('has the focus beside a row that was removed', () => {
    renderConsole(<ChargesForm saved={saved} place={place} lead="" />);
    const remove = screen.getByRole('button', { name: /row 2/i });
    remove.focus();
    fireEvent.click(remove);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add row' }));
  });
});
