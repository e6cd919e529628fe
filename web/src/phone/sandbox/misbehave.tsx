import { Drama } from 'lucide-react';
import { useRef, useState } from 'react';
import { useDismiss } from '../use-dismiss';
import { voiceNote } from '../voice';
import { sandbox, type Customer } from './api';

export function Misbehave({ customer, run }: { customer: Customer; run: (act: Promise<unknown>) => void }) {
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  useDismiss(menu, open, () => setOpen(false));
  const { id } = customer;
  const active = [customer.offline && 'offline', customer.sendsTwice && 'sends twice', !customer.readReceipts && 'no read receipts', customer.blocked && 'blocked by the business'].filter(Boolean).join(', ');

  const act = (promise: Promise<unknown>) => {
    setOpen(false);
    run(promise);
  };
  return (
    <div className="sb-menu" ref={menu}>
      {active && <span className="sb-active">{active}</span>}
      <button type="button" className="sb-menu-open" aria-expanded={open} onClick={() => setOpen(!open)}><Drama aria-hidden size={17} /> Misbehave</button>
      {open && (
        <div className="sb-menu-list">
          <Toggle on={customer.offline} label="Offline" hint="Statuses stop at sent; what is written waits" set={offline => run(sandbox.change(id, { offline }))} />
          <Toggle on={customer.sendsTwice} label="Send everything twice" hint="As Meta does after a retry" set={sendsTwice => run(sandbox.change(id, { sendsTwice }))} />
          <Toggle on={customer.hidesNumber} label="Hide the number" hint="Only username and BSUID are shown" set={hidesNumber => run(sandbox.change(id, { hidesNumber }))} />
          <Toggle on={!customer.readReceipts} label="No read receipts" hint="Statuses end at delivered" set={off => run(sandbox.change(id, { readReceipts: !off }))} />
          <hr />
          <button type="button" onClick={() => act(sandbox.media(id, voiceNote(4), 'voice', 'voice.ogg'))}>Send a voice note</button>
          <button type="button" onClick={() => act(sandbox.unsupported(id))}>Send a poll (an unsupported type)</button>
          <button type="button" onClick={() => act(sandbox.change(id, { windowClosed: true }))}>Let 24 hours pass</button>
          <button type="button" className="sb-danger" onClick={() => act(sandbox.remove(id))}>Remove this customer and the chat</button>
        </div>
      )}
    </div>
  );
}

export function Toggle({ on, label, hint, set }: { on: boolean; label: string; hint: string; set: (on: boolean) => void }) {
  return (
    <label className="sb-toggle">
      <span><b>{label}</b><small>{hint}</small></span>
      <input type="checkbox" role="switch" checked={on} onChange={event => set(event.target.checked)} />
    </label>
  );
}
