import { useEffect, useRef, useState } from 'react';
import { sandbox } from './api';

export function NewCustomer({ close, onCreated }: { close: () => void; onCreated: (id: string) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => dialog.current?.showModal(), []);

  const create = async (form: FormData) => {
    const value = (name: string) => String(form.get(name) ?? '').trim();
    try {
      const created = await sandbox.create({
        name: value('name'),
        hidesNumber: form.has('hides'),
        ...(value('phone') && { phone: value('phone').replaceAll(/[^\d+]/g, '') }),
        ...(value('username') && { username: value('username') }),
      });
      onCreated(created.id);
      close();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The sandbox did not answer.');
    }
  };
  return (
    <dialog className="sb-dialog" ref={dialog} onClose={close} aria-labelledby="new-customer">
      <form action={create}>
        <h2 id="new-customer">Add a customer</h2>
        <label>Name<input name="name" required autoFocus autoComplete="off" /></label>
        <label>Phone number<input name="phone" inputMode="tel" placeholder="made up if empty" autoComplete="off" /></label>
        <label>Username<input name="username" placeholder="optional" autoComplete="off" /></label>
        <label className="sb-check"><input type="checkbox" name="hides" /> Hides the number</label>
        {problem && <p className="sb-danger" role="alert">{problem}</p>}
        <div className="sb-dialog-acts"><button type="button" onClick={() => dialog.current?.close()}>Cancel</button><button type="submit" className="sb-primary">Add</button></div>
      </form>
    </dialog>
  );
}
