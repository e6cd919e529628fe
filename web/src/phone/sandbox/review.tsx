import { useEffect, useRef, useState } from 'react';
import { rejections, sandbox, type Template, type Verdict } from './api';

/** Meta's reviewer: what Bridge has submitted, and the verdict on it, which goes back by webhook. */
export function Review({ templates, close, run }: { templates: Template[]; close: () => void; run: (act: Promise<unknown>) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog className="sb-dialog sb-review" ref={dialog} onClose={close} aria-labelledby="review">
      <h2 id="review">Template review</h2>
      <ul>
        {templates.map(template => <Submitted key={template.id} template={template} decide={(verdict, reason) => run(sandbox.review(template.id, verdict, reason))} />)}
      </ul>
      <div className="sb-dialog-acts"><button type="button" onClick={() => dialog.current?.close()}>Close</button></div>
    </dialog>
  );
}

function Submitted({ template, decide }: { template: Template; decide: (verdict: Verdict, reason?: string) => void }) {
  const [reason, setReason] = useState<(typeof rejections)[number]>('INVALID_FORMAT');
  const { name, language, status } = template;
  const what = `${name} (${language})`;
  return (
    <li className="sb-submitted" aria-label={what}>
      <p><b>{name}</b> <small>{language}, {template.category.toLowerCase()}</small> <span className="sb-verdict">{status}{status === 'REJECTED' && `: ${template.reason}`}</span></p>
      <p dir="auto">{template.components.find(component => component.type.toUpperCase() === 'BODY')?.text}</p>
      <p className="sb-review-acts">
        {status !== 'APPROVED' && <button type="button" onClick={() => decide('approve')} aria-label={`Approve ${what}`}>Approve</button>}
        {status === 'PENDING' && (
          <>
            <button type="button" onClick={() => decide('reject', reason)} aria-label={`Reject ${what}`}>Reject</button>
            <select aria-label={`Why ${what} is rejected`} value={reason} onChange={event => setReason(event.target.value as typeof reason)}>
              {rejections.map(one => <option key={one}>{one}</option>)}
            </select>
          </>
        )}
        {status === 'APPROVED' && <button type="button" onClick={() => decide('pause')} aria-label={`Pause ${what}`}>Pause</button>}
      </p>
    </li>
  );
}
