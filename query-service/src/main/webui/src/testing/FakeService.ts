import { vi } from 'vitest';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The REST side of the service, whose answers the test decides. */
export class FakeService {
  readonly #answers = new Map<string, Answer>();

  /** From now on, every request of the page comes here. */
  install(): this {
    vi.stubGlobal('fetch', (request: Request) => Promise.resolve(this.#answer(request)));
    return this;
  }

  on(path: string, body: unknown, status = 200): this {
    this.#answers.set(path, { status, body });
    return this;
  }

  #answer(request: Request): Response {
    const answer = this.#answers.get(decodeURIComponent(new URL(request.url).pathname));
    const { status, body } = answer ?? { status: 404, body: { title: 'Not Found' } };
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });
  }
}
