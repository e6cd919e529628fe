import { useRef } from 'react';
import { usePhone } from './context';
import { useDismiss } from './use-dismiss';

const EMOJI = [...'😀😂😊😍😘😎🤔😅😢😭😡🥳👍👎👏🙏💪👋🤝✌❤🔥✨🎉✅❌⭐☕🎁📦📄💼🏠📍📞💬'];

export function EmojiPicker({ onPick, close }: { onPick: (emoji: string) => void; close: () => void }) {
  const { words } = usePhone();
  const picker = useRef<HTMLDivElement>(null);
  useDismiss(picker, true, close);
  return (
    <div className="wa-popover wa-emoji" role="group" aria-label={words.emoji} ref={picker}>
      {EMOJI.map(emoji => <button key={emoji} type="button" onClick={() => onPick(emoji)}>{emoji}</button>)}
    </div>
  );
}
