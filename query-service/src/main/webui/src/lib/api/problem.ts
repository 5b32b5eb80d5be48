import * as v from 'valibot';

const problemSchema = v.object({
  title: v.string(),
  detail: v.optional(v.string()),
});

/** Why the service did not answer as asked, in words for a person. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly title: string;
  /** The HTTP status; null where there was no answer at all. */
  readonly status: number | null;

  private constructor(title: string, detail: string, status: number | null, cause?: unknown) {
    super(detail, { cause });
    this.title = title;
    this.status = status;
  }

  /** From an answer that says it failed: an RFC 9457 problem, or whatever a proxy put in its place. */
  static of(response: Response, body: unknown): ProblemError {
    const problem = v.safeParse(problemSchema, body);
    if (problem.success) {
      const { title, detail } = problem.output;
      return new ProblemError(title, detail ?? title, response.status);
    }
    return new ProblemError(
      'Unexpected answer',
      `The service answered with status ${response.status} and no explanation.`,
      response.status,
    );
  }

  static unreachable(cause: unknown): ProblemError {
    if (cause instanceof DOMException && cause.name === 'TimeoutError') {
      return new ProblemError(
        'The service does not answer',
        'It was given 8 seconds; the page keeps trying by itself.',
        null,
        cause,
      );
    }
    return new ProblemError(
      'The service cannot be reached',
      'Check the connection; the page keeps trying by itself.',
      null,
      cause,
    );
  }

  /** Whether asking again in the same way is pointless. */
  get permanent(): boolean {
    return this.status !== null && this.status >= 400 && this.status < 500 && this.status !== 429;
  }
}
