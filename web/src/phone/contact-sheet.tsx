import { CircleUserRound } from 'lucide-react';
import { usePhone } from './context';
import { SheetFrame } from './sheet';

export function ContactSheet({ replyTo, close }: { replyTo?: string | undefined; close: () => void }) {
  const { words, actions, me } = usePhone();
  return (
    <SheetFrame title={words.shareNumber} close={close}>
      <div className="wa-confirm">
        <p>{words.shareNumberAsk}</p>
        <div className="wa-card">
          <CircleUserRound aria-hidden size={40} strokeWidth={1.1} />
          <span><b><bdi>{me.name}</bdi></b>{me.phone && <bdi className="wa-faint">{me.phone}</bdi>}</span>
        </div>
        <div className="wa-confirm-acts">
          <button type="button" className="wa-secondary" onClick={close}>{words.cancel}</button>
          <button
            type="button" className="wa-primary" data-first
            onClick={() => {
              actions.onShareContact?.(replyTo);
              close();
            }}
          >
            {words.share}
          </button>
        </div>
      </div>
    </SheetFrame>
  );
}
