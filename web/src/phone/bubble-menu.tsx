import { ChevronDown, Reply } from 'lucide-react';
import { useRef, useState } from 'react';
import { usePhone } from './context';
import type { PhoneMessage } from './model';
import { useDismiss } from './use-dismiss';

const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** Reply and react: on a real phone by swiping and by a long press, here by a small arrow that hover and focus show. */
export function BubbleMenu({ message }: { message: PhoneMessage }) {
  const { words, reply, actions } = usePhone();
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  useDismiss(menu, open, () => setOpen(false));

  const choose = (act: () => void) => {
    setOpen(false);
    act();
  };
  return (
    <div className="wa-bubble-menu" ref={menu}>
      <button type="button" className="wa-bubble-menu-open" aria-label={words.more} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronDown aria-hidden size={18} />
      </button>
      {open && (
        <div className="wa-popover wa-bubble-popover">
          {actions.onReact && (
            <div className="wa-quick" role="group" aria-label={words.react}>
              {QUICK.map(emoji => (
                <button key={emoji} type="button" onClick={() => choose(() => actions.onReact?.(message.id, message.reactions?.includes(emoji) ? '' : emoji))}>{emoji}</button>
              ))}
            </div>
          )}
          <button type="button" className="wa-menu-item" onClick={() => choose(() => reply(message.id))}><Reply aria-hidden size={18} className="flips" /> {words.reply}</button>
        </div>
      )}
    </div>
  );
}
