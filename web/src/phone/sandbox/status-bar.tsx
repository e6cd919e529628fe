import { BatteryFull, Plane, Signal, Wifi } from 'lucide-react';
import { useEffect, useState } from 'react';

/** The phone's own line at the top; offline is a flight. */
export function StatusBar({ offline }: { offline: boolean }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="sb-status">
      <time>{now.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}</time>
      <span>
        {offline ? <Plane role="img" aria-label="Offline" size={14} /> : <><Signal aria-hidden size={14} /><Wifi aria-hidden size={14} /></>}
        <BatteryFull aria-hidden size={18} />
      </span>
    </div>
  );
}
