import type { Change } from './live-change';

/** What began to be read just before the channel was asked for is older than it by less than this. */
const margin = 10_000;
/** A dead connection is noticed after 30 s without a sign of life. */
const unnoticed = 35_000;

interface Options {
  /** When the channel was asked for. */
  asked: number;
  /** What has changed within so many milliseconds; null: more than is known there. */
  ask: (milliseconds: number) => Promise<readonly Change[] | null>;
  onChange: (change: Change) => void;
  onGap: () => void;
  now?: () => number;
}

/** After every connect: what was missed is told as if it happened now; only where that is not known, everything shown is read again. */
export function createCatchUp({ asked, ask, onChange, onGap, now = Date.now }: Options) {
  /** What happened before this moment has been heard or read. */
  let known = asked - margin;
  let connected = false;
  return {
    async connected() {
      connected = true;
      let missed: readonly Change[] | null = null;
      try {
        missed = await ask(now() - known);
      } catch {
        // Gone again, or a gateway that is older than this page: then everything.
      }
      if (missed) missed.forEach(change => onChange(change));
      else onGap();
    },
    lost() {
      if (connected) known = now() - unnoticed;
      connected = false;
    },
  };
}
