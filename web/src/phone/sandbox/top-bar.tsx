import { CircleAlert, CircleCheck, CirclePause, ClipboardCheck, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { useDismiss } from '../use-dismiss';
import { sandbox as api, type State } from './api';
import { Toggle } from './misbehave';
import { Review } from './review';
import type { Sandbox } from './use-sandbox';

/** What Meta can do to the next message that Bridge sends. */
const breakages = [
  { label: 'Answer “rate limit hit” (130429)', kind: 'error', code: 130429 },
  { label: 'Answer “pair rate limit” (131056)', kind: 'error', code: 131056 },
  { label: 'Answer 500 (131000)', kind: 'error', code: 131000 },
  { label: 'Answer a proxy’s HTML page', kind: 'html' },
  { label: 'Accept it and never answer', kind: 'hang_after_accept' },
  { label: 'Accept it and cut the connection', kind: 'reset_after_accept' },
  { label: 'Accept it and fail it later (131026)', kind: 'fail_later', code: 131026 },
];

export function TopBar({ sandbox, state }: { sandbox: Sandbox; state: State }) {
  const [open, setOpen] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  useDismiss(menu, open, () => setOpen(false));
  const { faults } = state;
  const submitted = sandbox.templates.filter(template => template.status === 'PENDING').length;
  return (
    <header className="sb-bar">
      <h1>WhatsApp sandbox</h1>
      <WebhookState state={state} connected={sandbox.connected} />
      <div className="sb-menu">
        {submitted > 0 && <span className="sb-active">{submitted} to review</span>}
        <button type="button" className="sb-menu-open" onClick={() => setReviewing(true)}><ClipboardCheck aria-hidden size={16} /> Template review</button>
      </div>
      {reviewing && <Review templates={sandbox.templates} close={() => setReviewing(false)} run={sandbox.run} />}
      <div className="sb-menu" ref={menu}>
        {faults.next.length > 0 && <span className="sb-active">{faults.next.length} broken next</span>}
        <button type="button" className="sb-menu-open" aria-expanded={open} onClick={() => setOpen(!open)}><TriangleAlert aria-hidden size={16} /> Meta misbehaves</button>
        {open && (
          <div className="sb-menu-list">
            <Toggle on={faults.webhooksPaused} label="Hold webhooks back" hint="They wait, and come all at once" set={webhooksPaused => sandbox.run(api.faults({ webhooksPaused }))} />
            <Toggle on={faults.pairRate} label="Enforce the pair rate" hint="One message per 6 s and customer, 45 on credit" set={pairRate => sandbox.run(api.faults({ pairRate }))} />
            <Toggle on={faults.latencyMs > 0} label="Answer after 3 seconds" hint="Every call of the Graph API" set={slow => sandbox.run(api.faults({ latencyMs: slow ? 3000 : 0 }))} />
            <hr />
            <p>The next message</p>
            {breakages.map(({ label, kind, code }) => (
              <button
                key={label} type="button"
                onClick={() => {
                  setOpen(false);
                  sandbox.run(api.breakNext(kind, code));
                }}
              >
                {label}
              </button>
            ))}
            <hr />
            <button type="button" onClick={() => sandbox.run(api.clearFaults())}>Behave again</button>
          </div>
        )}
      </div>
    </header>
  );
}

function WebhookState({ state: { webhook, faults }, connected }: { state: State; connected: boolean }) {
  const waiting = webhook.pending > 0 ? `, ${webhook.pending} waiting` : '';
  const [Icon, tone, text] = !connected ? [CircleAlert, 'danger', 'The sandbox does not answer'] as const
    : !webhook.url ? [CircleAlert, 'danger', 'No webhook address is set'] as const
      : faults.webhooksPaused ? [CirclePause, 'attention', `Webhooks held back${waiting}`] as const
        : !webhook.verified ? [CircleAlert, 'attention', `Waiting for Bridge to answer the handshake${waiting}`] as const
          : webhook.pending > 0 ? [CircleAlert, 'attention', `Delivering webhooks${waiting}`] as const
            : [CircleCheck, 'good', 'Connected to Bridge'] as const;
  return <p className={`sb-webhook sb-${tone}`} role="status"><Icon aria-hidden size={16} /> {text}</p>;
}
