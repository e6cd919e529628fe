/**
 * Runs `work` at once; what is asked for while it runs, or within `gap` after it began, becomes one more run. So a burst of events costs two
 * reads, and the last event is never missed.
 */
export function coalesce(work: () => Promise<unknown>, gap: number): () => void {
  let running = false;
  let again = false;

  const run = async () => {
    running = true;
    again = false;
    // A failure is the work's own to show; here it only must not end the line.
    await Promise.allSettled([work(), new Promise(done => setTimeout(done, gap))]);
    running = false;
    if (again) void run();
  };

  return () => {
    if (running) again = true;
    else void run();
  };
}
