interface ProblemDetails {
  title?: string;
  detail?: string;
  errors?: Record<string, string[]>;
  traceId?: string;
  needs?: string;
  why?: string;
}

/** What a request came to when it did not succeed: the server's problem details, or status 0 where no answer came at all. */
export class Problem extends Error {
  readonly status: number;
  readonly detail: string | undefined;
  /** By field, as the server names it: `rows[1].min`. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly traceId: string | undefined;
  /** What is missing for it to succeed: `code`, `passkey` or `new-password`, where a sign-in asks for more; `own-password` or `second-factor`, which come first; `proof`, that it is still the same person. */
  readonly needs: string | undefined;
  /** Which of the reasons it may have been refused for, where the console has words of its own: `common` or `context`, of a password; `window-closed` or `bot-answers`, of a message. */
  readonly why: string | undefined;
  /** All that was answered, where it is more than problem details. */
  readonly content: unknown;

  constructor(status: number, details: ProblemDetails = {}, cause?: unknown) {
    super(details.title ?? `HTTP ${status}`, { cause });
    this.name = 'Problem';
    this.status = status;
    this.detail = details.detail;
    this.errors = details.errors ?? {};
    this.traceId = details.traceId;
    this.needs = details.needs;
    this.why = details.why;
    this.content = details;
  }

  get offline() {
    return this.status === 0;
  }
}

/** Reads problem details out of an answer; a proxy's HTML or an empty body still makes a Problem of the status. */
export async function problemFrom(response: Response): Promise<Problem> {
  const details = await response.json().catch(() => undefined) as ProblemDetails | undefined;
  return new Problem(response.status, details && typeof details === 'object' ? details : {});
}
