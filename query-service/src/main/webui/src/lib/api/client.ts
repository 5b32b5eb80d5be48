import createClient from 'openapi-fetch';
import { access } from '@/lib/access/access';
import { ProblemError } from './problem';
import type { paths } from './schema';

/** In milliseconds, for the whole answer: a page that waits longer only looks as if something came. */
const LONGEST_WAIT = 8_000;

/** A table of all there is may be long, and whoever asked for it sees that it comes. */
const LONGEST_TABLE = 300_000;

/** With the token of whoever has signed in; once more with another one where it is refused. */
async function fetchAsSignedIn(request: Request): Promise<Response> {
  const { token } = access;
  const answer = await fetchInTime(request, token);
  if (answer.status !== 401) {
    if (token !== null) {
      access.accepted();
    }
    return answer;
  }
  return (await access.recover(token)) ? fetchInTime(request, access.token) : answer;
}

function fetchInTime(request: Request, token: string | null): Promise<Response> {
  if (token !== null) {
    request.headers.set('Authorization', `Bearer ${token}`);
  }
  const end = new AbortController();
  const abort = () => {
    end.abort(request.signal.reason);
  };
  request.signal.addEventListener('abort', abort, { once: true });
  const wait = request.headers.get('Accept') === 'text/csv' ? LONGEST_TABLE : LONGEST_WAIT;
  setTimeout(() => {
    request.signal.removeEventListener('abort', abort);
    end.abort(new DOMException('No answer in time', 'TimeoutError'));
  }, wait);
  // Looked up at each call: tests replace it.
  return globalThis.fetch(request, { signal: end.signal });
}

/** The query API, typed by its OpenAPI document. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: fetchAsSignedIn,
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
