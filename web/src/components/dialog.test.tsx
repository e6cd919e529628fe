import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { renderConsole } from '@/test/render';
import { Dialog } from './dialog';

function Page() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button onClick={() => setOpen(true)}>Add</button>
      {open && <Dialog open onClose={() => setOpen(false)} title="New"><input autoFocus aria-label="Name" /></Dialog>}
    </>
  );
}

it('gives the focus back to what opened it, a field that took it at once too', async () => {
  renderConsole(<Page />);
  const add = screen.getByRole('button', { name: 'Add' });
  add.focus();
  fireEvent.click(add);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')));
  fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(add));
});

it('has the focus itself where it has no field, and not its cross', async () => {
  renderConsole(<Dialog open onClose={() => undefined} title="Delete it?" foot={<button>Delete</button>}><p>It cannot be had back.</p></Dialog>);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('dialog')));
});

it('gives the focus to its first field', async () => {
  renderConsole(<Dialog open onClose={() => undefined} title="New"><input aria-label="Name" /></Dialog>);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')));
});
