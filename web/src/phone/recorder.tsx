import { SendHorizontal, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { usePhone } from './context';
import { seconds } from './format';
import { voiceNote } from './voice';

export function Recorder({ onSend, onDiscard }: { onSend: (voice: Blob) => void; onDiscard: () => void }) {
  const { words } = usePhone();
  const [began] = useState(() => Date.now());
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setElapsed((Date.now() - began) / 1000), 200);
    return () => clearInterval(timer);
  }, [began]);
  return (
    <div className="wa-composer">
      <div className="wa-box wa-recorder">
        <button type="button" className="wa-icon" onClick={onDiscard} aria-label={words.discard}><Trash2 aria-hidden size={20} /></button>
        <span className="wa-recording"><i aria-hidden />{words.recording} <span role="timer">{seconds(elapsed)}</span></span>
      </div>
      <button type="button" className="wa-round" autoFocus onClick={() => onSend(voiceNote(Math.max(1, elapsed)))} aria-label={words.send}><SendHorizontal aria-hidden size={20} className="flips" /></button>
    </div>
  );
}
