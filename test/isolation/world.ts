import type { LoginRole } from '@nightjar/db';

export type Rows = Record<string, unknown>[];
export type Query = (sql: string, params?: readonly unknown[]) => Promise<Rows>;

/** The tenant whose rows must stay unseen, and the tenant in whose name the attacker acts. */
export const victim = '0a000000-0000-4000-8000-00000000000a';
export const attacker = '0b000000-0000-4000-8000-00000000000b';
/** Stands in every text of the victim's rows. */
export const victimCanary = 'canary-of-the-victim';

/** A database with rows of both tenants, and how an app reaches it. An attacker may run any SQL there. */
export interface World {
  kind: 'protected' | 'unprotected';
  /** Superuser's URL: for setting the scene, never for probing. */
  url: string;
  /** Runs within a tenant, as an app's transaction does. */
  within<T>(role: LoginRole, tenantId: string, work: (query: Query) => Promise<T>): Promise<T>;
  /** Runs without a tenant, on the same pooled connection. */
  outside<T>(role: LoginRole, work: (query: Query) => Promise<T>): Promise<T>;
  /** URL of a login role, for what the app's own client cannot send. */
  urlAs(role: LoginRole): string;
  close(): Promise<void>;
}

/** One way in which tenants have leaked into each other on stock Postgres. */
export interface Probe {
  /** Place in the table of `security-and-reliability.md` A2. */
  number: number;
  name: string;
  /** Says what leaked; undefined: nothing did. */
  run(world: World): Promise<string | undefined>;
}

/** Work whose writes are to be forgotten, whatever it finds. */
export async function forgetting<T>(
  run: (work: (query: Query) => Promise<never>) => Promise<never>,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  class Forget {
    readonly found: T;
    constructor(found: T) {
      this.found = found;
    }
  }
  try {
    return await run(async (query) => {
      throw new Forget(await work(query));
    });
  } catch (thrown) {
    if (thrown instanceof Forget) return thrown.found as T;
    throw thrown;
  }
}

/** Postgres' error code, or `none` when the statement was accepted. */
export async function codeOf(statement: Promise<unknown>): Promise<string> {
  try {
    await statement;
    return 'none';
  } catch (fault) {
    const { code } = fault as { code?: string };
    if (code === undefined) throw fault;
    return code;
  }
}
