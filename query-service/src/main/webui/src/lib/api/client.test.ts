import { expect, test, vi } from 'vitest';
import { api, read } from './client';
import { ProblemError } from './problem';

function answer(status: number, body: string, type: string): void {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(body, { status, headers: { 'Content-Type': type } })),
  );
}

async function problemOf(call: Promise<unknown>): Promise<ProblemError> {
  const cause: unknown = await call.catch((error: unknown) => error);
  expect(cause).toBeInstanceOf(ProblemError);
  return cause as ProblemError;
}

test('a problem is told in the words of the service', async () => {
  answer(
    503,
    JSON.stringify({ title: 'Service Unavailable', status: 503, detail: 'Try again shortly.' }),
    'application/problem+json',
  );
  const problem = await problemOf(read(api.GET('/api/personas')));
  expect(problem).toMatchObject({ title: 'Service Unavailable', message: 'Try again shortly.' });
  expect(problem.permanent).toBe(false);
});

test('a mistake of ours is not asked again', async () => {
  answer(400, '{"title":"Bad Request","status":400,"detail":"no"}', 'application/problem+json');
  expect((await problemOf(read(api.GET('/api/personas')))).permanent).toBe(true);
});

test('the page of a proxy is no explanation', async () => {
  answer(502, '<h1>Bad Gateway</h1>', 'text/html');
  const problem = await problemOf(read(api.GET('/api/personas')));
  expect(problem.message).toContain('502');
});

test('no answer at all is a problem too', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const problem = await problemOf(read(api.GET('/api/personas')));
  expect(problem).toMatchObject({ title: 'The service cannot be reached', status: null });
  expect(problem.permanent).toBe(false);
});

test('ids are percent-encoded', async () => {
  const urls: string[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    urls.push(new URL(request.url).pathname);
    return Promise.resolve(new Response('{}', { status: 200 }));
  });
  await read(
    api.GET('/api/metrics/{persona_id}', { params: { path: { persona_id: 'a/b ü?#%' } } }),
  );
  expect(urls).toEqual(['/api/metrics/a%2Fb%20%C3%BC%3F%23%25']);
});

test('an answer that does not come is given up after eight seconds', async () => {
  vi.useFakeTimers();
  try {
    vi.stubGlobal(
      'fetch',
      (_: Request, { signal }: { signal: AbortSignal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        }),
    );
    const problem = problemOf(read(api.GET('/api/personas')));
    await vi.advanceTimersByTimeAsync(8_000);
    expect(await problem).toMatchObject({ title: 'The service does not answer', permanent: false });
  } finally {
    vi.useRealTimers();
  }
});
