import createClient from 'openapi-fetch';
import { ProblemError } from './problem';
import type { paths } from './schema';

/** In milliseconds, for the whole answer: a page that waits longer only looks as if something came. */
const LONGEST_WAIT = 8_000;

function fetchInTime(request: Request): Promise<Response> {
  const end = new AbortController();
  const abort = () => {
    end.abort(request.signal.reason);
  };
  request.signal.addEventListener('abort', abort, { once: true });
  setTimeout(() => {
    request.signal.removeEventListener('abort', abort);
    end.abort(new DOMException('No answer in time', 'TimeoutError'));
  }, LONGEST_WAIT);
  // Looked up at each call: tests replace it.
  return globalThis.fetch(request, { signal: end.signal });
}

/** The query API, typed by its OpenAPI document. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: fetchInTime,
});

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The body of an answer; throws a {@link ProblemError} that a person can read where there is none. */
export async function read<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw ProblemError.unreachable(cause);
  });
  if (data === undefined) {
    throw ProblemError.of(response, error);
  }
  return data;
}
