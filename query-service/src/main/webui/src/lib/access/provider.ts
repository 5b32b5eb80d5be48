import { ErrorResponse, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import * as v from 'valibot';
import type { SignedIn, SignInProvider } from './access';

const signInSchema = v.object({
  required: v.boolean(),
  issuer: v.nullable(v.string()),
  client_id: v.nullable(v.string()),
  scope: v.nullable(v.string()),
});

/** Asks the service where people sign in; null where nobody has to. */
export async function loadProvider(): Promise<SignInProvider | null> {
  const answer = await fetch('/api/sign-in');
  if (!answer.ok) {
    throw new Error(`The service does not say where to sign in (${answer.status}).`);
  }
  const { required, issuer, client_id, scope } = v.parse(signInSchema, await answer.json());
  if (!required || issuer === null || client_id === null) {
    return null;
  }
  const home = `${window.location.origin}/`;
  return new OidcProvider(
    new UserManager({
      authority: issuer,
      client_id,
      scope: scope ?? 'openid',
      redirect_uri: home,
      post_logout_redirect_uri: home,
      // Ours is aware of how long a token lives.
      automaticSilentRenew: false,
      // Of this tab, and gone with it.
      userStore: new WebStorageStateStore({ store: window.sessionStorage }),
      stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
    }),
  );
}

class OidcProvider implements SignInProvider {
  readonly #manager: UserManager;

  constructor(manager: UserManager) {
    this.#manager = manager;
  }

  readonly restore = async (): Promise<SignedIn | null> => {
    const parameters = new URL(window.location.href).searchParams;
    if (parameters.has('state') && (parameters.has('code') || parameters.has('error'))) {
      return signedIn(await this.#complete());
    }
    const user = await this.#manager.getUser();
    return user?.expired ? this.renew() : signedIn(user);
  };

  readonly renew = async (): Promise<SignedIn | null> => {
    try {
      const user = await this.#manager.getUser();
      // Without a refresh token it would be tried in a frame, which policies rightly forbid.
      return user?.refresh_token === undefined
        ? null
        : signedIn(await this.#manager.signinSilent());
    } catch (cause) {
      if (cause instanceof ErrorResponse) {
        return null;
      }
      throw cause;
    }
  };

  readonly signIn = async (): Promise<void> => {
    const { pathname, search, hash } = window.location;
    await this.#manager.signinRedirect({ state: pathname + search + hash });
  };

  readonly signOut = async (): Promise<void> => {
    await this.#manager.signoutRedirect();
  };

  async #complete(): Promise<User | null> {
    try {
      const user = await this.#manager.signinRedirectCallback();
      window.history.replaceState(null, '', wayBack(user.state));
      return user;
    } catch {
      // Given up at the issuer, or an address from an earlier time.
      window.history.replaceState(null, '', '/');
      return null;
    }
  }
}

function signedIn(user: User | null): SignedIn | null {
  return user === null
    ? null
    : {
        name: user.profile.name ?? user.profile.preferred_username ?? user.profile.sub,
        token: user.access_token,
        expiresIn: user.expires_in ?? 0,
      };
}

/** An address of this page, whatever was kept. */
function wayBack(kept: unknown): string {
  return typeof kept === 'string' && /^\/(?![/\\])/.test(kept) ? kept : '/';
}
