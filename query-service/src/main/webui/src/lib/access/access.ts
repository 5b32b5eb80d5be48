import { isMarked, mark, unmark } from './marks';
import { refusals } from './refusals';

/** What an issuer's client library does for us; loaded only where somebody has to sign in. */
export interface SignInProvider {
  /** Who is signed in already, or comes back from the issuer with this address. */
  readonly restore: () => Promise<SignedIn | null>;
  /** A new token without asking anyone; null where only a person can sign in again. */
  readonly renew: () => Promise<SignedIn | null>;
  /** Leaves the page for the issuer's. */
  readonly signIn: () => Promise<void>;
  /** Leaves the page for the issuer's, so that nobody is signed in there either. */
  readonly signOut: () => Promise<void>;
}

export interface SignedIn {
  readonly name: string;
  readonly token: string;
  /** In seconds from now. */
  readonly expiresIn: number;
}

export interface AccessState {
  /** Null where nobody is signed in, because nobody has to or not yet. */
  readonly name: string | null;
  /** Signing in did not help, or was given up: only a person can try again. */
  readonly refused: boolean;
}

/** Answers null where nobody has to sign in. */
export type LoadProvider = () => Promise<SignInProvider | null>;

/** In this tab, the service has asked for tokens; read by public/first.js too. */
const LOCKED = 'variant-dash-locked';
/** The page has sent somebody to sign in, and no token has been accepted since. */
const ATTEMPTED = 'variant-dash-sign-in-attempted';
const ANSWER_OF_ISSUER = /[?&](code|error)=.*[?&]?state=|[?&]state=.*&(code|error)=/;

/** Renewed when so much of its life is over, long before anything is refused. */
const RENEW_AFTER = 0.75;
const SHORTEST_WAIT = 1_000;

/**
 * The token of whoever uses this page. Nobody is asked to sign in before the service has refused an answer: where it is
 * open, this costs nothing.
 */
export class Access {
  readonly #load: LoadProvider;
  readonly #listeners = new Set<() => void>();
  #provider: Promise<SignInProvider | null> | null = null;
  #signedIn: SignedIn | null = null;
  #renewing: Promise<boolean> | null = null;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #state: AccessState = { name: null, refused: false };

  constructor(load: LoadProvider) {
    this.#load = load;
  }

  readonly state = (): AccessState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** To be sent with each request; null where there is none. */
  get token(): string | null {
    return this.#signedIn?.token ?? null;
  }

  /** Null where the page can begin at once. */
  begin(address: string): Promise<void> | null {
    if (!isMarked(LOCKED) && !ANSWER_OF_ISSUER.test(address)) {
      return null;
    }
    return this.#restore().catch(() => {
      // What is asked for next is refused, and says what to do.
    });
  }

  /**
   * After an answer that the token was not valid: whether to ask again, with another token. Leaves the page where
   * somebody has to sign in. Throws where the issuer cannot be reached.
   */
  recover(refused: string | null): Promise<boolean> {
    if (refused !== this.token) {
      return Promise.resolve(true);
    }
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  /** A token has been accepted: signing in helps. */
  accepted(): void {
    unmark(ATTEMPTED);
  }

  /** A person wants to try again. */
  readonly signIn = async (): Promise<void> => {
    const provider = await this.#loaded();
    refusals.clear();
    mark(ATTEMPTED);
    try {
      await provider?.signIn();
    } catch (cause) {
      unmark(ATTEMPTED);
      throw cause;
    }
  };

  readonly signOut = async (): Promise<void> => {
    const provider = await this.#loaded();
    clearTimeout(this.#renewal);
    refusals.clear();
    unmark(LOCKED);
    unmark(ATTEMPTED);
    await provider?.signOut();
  };

  async #restore(): Promise<void> {
    const provider = await this.#loaded();
    const signedIn = (await provider?.restore()) ?? null;
    if (signedIn !== null) {
      this.#use(signedIn);
    }
  }

  async #renew(): Promise<boolean> {
    const provider = await this.#loaded();
    if (provider === null) {
      return false;
    }
    const signedIn = this.#signedIn === null ? null : await provider.renew();
    if (signedIn !== null) {
      this.#use(signedIn);
      return true;
    }
    if (isMarked(ATTEMPTED)) {
      // Again would be without end.
      this.#set({ refused: true });
      return false;
    }
    await this.signIn();
    // Still here: the browser came back to the page as it was left.
    this.#set({ refused: true });
    return false;
  }

  #loaded(): Promise<SignInProvider | null> {
    this.#provider ??= this.#load().then(
      (provider) => {
        if (provider !== null) {
          mark(LOCKED);
        }
        return provider;
      },
      (cause: unknown) => {
        this.#provider = null;
        throw cause;
      },
    );
    return this.#provider;
  }

  #use(signedIn: SignedIn): void {
    this.#signedIn = signedIn;
    this.#set({ name: signedIn.name, refused: false });
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(
      () => {
        this.#renewAhead();
      },
      Math.max(SHORTEST_WAIT, signedIn.expiresIn * RENEW_AFTER * 1_000),
    );
  }

  /** Whatever goes wrong here is dealt with when the token is refused. */
  #renewAhead(): void {
    void this.#loaded()
      .then((provider) => provider?.renew())
      .then(
        (signedIn) => {
          if (signedIn) {
            this.#use(signedIn);
          }
        },
        () => undefined,
      );
  }

  #set(change: Partial<AccessState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

/** Of this page. */
export const access = new Access(async () => (await import('./provider')).loadProvider());
