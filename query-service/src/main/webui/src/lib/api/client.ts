import createClient from 'openapi-fetch';
import { ProblemError } from './problem';
import type { paths } from './schema';

/** The query API, typed by its OpenAPI document. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  // Looked up at each call: tests replace it.
  fetch: (request) => globalThis.fetch(request),
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
