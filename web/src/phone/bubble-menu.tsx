import { ChevronDown, Reply } from 'lucide-react';
import { useRef, useState } from 'react';
import { usePhone } from './context';
import type { PhoneMessage } from './model';
import { useDismiss } from './use-dismiss';

const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** Reply and react: on a real phone by swiping and by a long press, here by a small arrow that hover and focus show. */
export function BubbleMenu({ message }: { message: PhoneMessage }) {
  const { words, reply, actions } = usePhone();
  const [open, setOpen] = useState<'below' | 'above' | false>(false);
  const menu = useRef<HTMLDivElement>(null);
  useDismiss(menu, open !== false, () => setOpen(false));

  // Near the lower edge of the chat it would be cut off, and would push the end of the chat down.
  const toggle = () => {
    const chat = menu.current?.closest('.wa-scroller')?.getBoundingClientRect();
    const room = (chat?.bottom ?? Infinity) - (menu.current?.getBoundingClientRect().bottom ?? 0);
    setOpen(open ? false : room < 120 ? 'above' : 'below');
  };
  const choose = (act: () => void) => {
    setOpen(false);
    act();
  };
  return (
    <div className="wa-bubble-menu" ref={menu}>
      <button type="button" className="wa-bubble-menu-open" aria-label={words.more} aria-expanded={open !== false} onClick={toggle}>
        <ChevronDown aria-hidden size={18} />
      </button>
      {open && (
        <div className={`wa-popover wa-bubble-popover wa-${open}`}>
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
