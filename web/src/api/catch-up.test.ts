import { describe, expect, it, vi } from 'vitest';
import { createCatchUp } from './catch-up';
import type { Change } from './live-change';

const change: Change = { kind: 'conversation', id: 'a', version: 3 };

function tab(answer: () => Promise<readonly Change[] | null>) {
  let time = 100_000;
  const [ask, onChange, onGap] = [vi.fn<(milliseconds: number) => Promise<readonly Change[] | null>>(answer), vi.fn(), vi.fn()];
  return { ask, onChange, onGap, pass: (milliseconds: number) => void (time += milliseconds), catchUp: createCatchUp({ asked: time, ask, onChange, onGap, now: () => time }) };
}

describe('a tab that connects', () => {
  it('hears what changed while it connected, and reads nothing else again', async () => {
    const { catchUp, ask, onChange, onGap, pass } = tab(() => Promise.resolve([change]));
    pass(1_500);
    await catchUp.connected();
    expect(ask).toHaveBeenCalledWith(11_500);
    expect(onChange).toHaveBeenCalledExactlyOnceWith(change);
    expect(onGap).not.toHaveBeenCalled();
  });

  it('reads everything again where it is not known what was missed', async () => {
    const { catchUp, onGap } = tab(() => Promise.resolve(null));
    await catchUp.connected();
    expect(onGap).toHaveBeenCalledOnce();
  });

  it('reads everything again where nobody answers', async () => {
    const { catchUp, onGap } = tab(() => Promise.reject(new Error('gone')));
    await catchUp.connected();
    expect(onGap).toHaveBeenCalledOnce();
  });

  it('counts from before it noticed that the connection was dead, however often it then tried', async () => {
    const { catchUp, ask, pass } = tab(() => Promise.resolve([]));
    await catchUp.connected();
    pass(600_000);
    catchUp.lost();
    pass(4_000);
    catchUp.lost();
    pass(1_000);
    await catchUp.connected();
    expect(ask).toHaveBeenLastCalledWith(40_000);
  });
});
