import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Access, type SignedIn, type SignInProvider } from './access';

let restored: SignedIn | null;
let renewals: (() => Promise<SignedIn | null>)[];
let required: boolean;
let loads: number;
let calls: string[];

const provider: SignInProvider = {
  restore: () => Promise.resolve(restored),
  renew: () => {
    calls.push('renew');
    return renewals.shift()?.() ?? Promise.resolve(null);
  },
  signIn: () => {
    calls.push('sign in');
    return Promise.resolve();
  },
  signOut: () => {
    calls.push('sign out');
    return Promise.resolve();
  },
};

/** As after a reload of the page. */
const load = () =>
  new Access(() => {
    loads++;
    return Promise.resolve(required ? provider : null);
  });

const as = (token: string): SignedIn => ({ name: 'vera', token, expiresIn: 300 });
const HOME = 'http://localhost/';
const BACK = 'http://localhost/?code=c&state=s';

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  restored = null;
  renewals = [];
  required = true;
  loads = 0;
  calls = [];
});

afterEach(() => {
  vi.useRealTimers();
});

async function signedIn(token: string): Promise<Access> {
  restored = as(token);
  const access = load();
  await access.begin(BACK);
  return access;
}

test('costs nothing where the service is open', () => {
  expect(load().begin(HOME)).toBeNull();
  expect(loads).toBe(0);
});

test('sends nobody away where nobody has to sign in', async () => {
  required = false;
  expect(await load().recover(null)).toBe(false);
  expect(calls).toEqual([]);
});

test('sends somebody to sign in once the service has refused an answer', async () => {
  await load().recover(null);
  expect(calls).toEqual(['sign in']);
});

test('knows who came back, and who was there before a reload', async () => {
  expect((await signedIn('one')).state()).toEqual({ name: 'vera', refused: false });
  const again = load();
  await again.begin(HOME);
  expect(again.token).toBe('one');
});

describe('with a token', () => {
  test('renews it before it expires, and goes on with the new one', async () => {
    const access = await signedIn('one');
    renewals = [() => Promise.resolve(as('two')), () => Promise.resolve(as('three'))];
    await vi.advanceTimersByTimeAsync(225_000);
    expect(access.token).toBe('two');
    await vi.advanceTimersByTimeAsync(225_000);
    expect(access.token).toBe('three');
  });

  test('renews it once for all who were refused', async () => {
    const access = await signedIn('one');
    renewals = [() => Promise.resolve(as('two'))];
    expect(await Promise.all([access.recover('one'), access.recover('one')])).toEqual([true, true]);
    expect(await access.recover('one')).toBe(true);
    expect(calls).toEqual(['renew']);
  });

  test('sends to sign in where it cannot be renewed', async () => {
    const access = await signedIn('one');
    expect(await access.recover('one')).toBe(false);
    expect(calls).toEqual(['renew', 'sign in']);
  });

  test('says so where the issuer cannot be reached, and sends nobody away', async () => {
    const access = await signedIn('one');
    renewals = [() => Promise.reject(new TypeError('Failed to fetch'))];
    await expect(access.recover('one')).rejects.toThrow('Failed to fetch');
    expect(calls).toEqual(['renew']);
  });

  test('signs out', async () => {
    await (await signedIn('one')).signOut();
    expect(calls).toEqual(['sign out']);
    expect(load().begin(HOME)).toBeNull();
  });
});

describe('it never loops', () => {
  test('where a fresh token is refused as well', async () => {
    await load().recover(null);
    const access = await signedIn('one');
    expect(await access.recover('one')).toBe(false);
    expect(calls).toEqual(['sign in', 'renew']);
    expect(access.state().refused).toBe(true);
  });

  test('where somebody gives up at the issuer', async () => {
    await load().recover(null);
    const access = load();
    await access.begin('http://localhost/?error=access_denied&state=s');
    await access.recover(null);
    expect(calls).toEqual(['sign in']);
    expect(access.state().refused).toBe(true);
  });

  test('but asks again after a day on which it was accepted', async () => {
    await load().recover(null);
    const access = await signedIn('one');
    access.accepted();
    await access.recover('one');
    expect(calls).toEqual(['sign in', 'renew', 'sign in']);
  });

  test('and a person may always try again', async () => {
    await load().recover(null);
    const access = load();
    await access.recover(null);
    await access.signIn();
    expect(calls).toEqual(['sign in', 'sign in']);
  });
});

test('works where storage is blocked', async () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  expect(load().begin(HOME)).toBeNull();
  await load().recover(null);
  expect(calls).toEqual(['sign in']);
});
