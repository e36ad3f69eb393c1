import pg from 'pg';
import { connectAs, type Connection } from '../connection.ts';
import { redoableStages, roleName, type LoginRole } from '../roles.ts';
import { contextLifeMs, signContext, type ContextMode } from './sign-context.ts';

export interface DatabaseOptions {
  role: LoginRole;
  connection: Connection;
  /** The key given to `migrate`. */
  signingKey: Uint8Array;
  /** Connections held at most. Default 8. */
  poolMax?: number;
  /** Longer than the default 5 s only where no row with a "known" time is written. */
  transactionTimeoutMs?: number;
  /** Epoch ms of the real clock, for the expiry of contexts. Default `Date.now`. */
  now?: () => number;
  /** Told of a lost idle connection; the next transaction opens another. */
  onFault?: (fault: Error) => void;
}

/** A database as one login role sees it. It has no queries: rows are reached by `inTenant` and its like. */
export interface Database {
  readonly role: LoginRole;
  /** Waits for running transactions, then closes the connections. */
  close(): Promise<void>;
}

interface Internals {
  pool: pg.Pool;
  /** A signed context for this role, good for a minute. */
  sign(mode: ContextMode, tenantIds: readonly string[]): string;
}

// Kept apart from the Database itself, so that a connection without a context is out of reach.
const internals = new WeakMap<Database, Internals>();

/** For the doors of this folder only. */
export function internalsOf(db: Database): Internals {
  const found = internals.get(db);
  if (found === undefined) throw new Error('Not a database that openDatabase opened.');
  return found;
}

/** Opens a pool for one login role; connects at the first transaction. */
export function openDatabase(options: DatabaseOptions): Database {
  const sessionUser = roleName(options.role);
  const now = options.now ?? Date.now;
  const pool = new pg.Pool({
    ...connectAs(options.connection, sessionUser),
    max: options.poolMax ?? 8,
    options: sessionSettings(options),
    application_name: sessionUser,
    types: { getTypeParser },
  });
  pool.on('error', options.onFault ?? (() => undefined));
  const db: Database = { role: options.role, close: () => pool.end() };
  internals.set(db, {
    pool,
    sign: (mode, tenantIds) =>
      signContext(
        { sessionUser, mode, tenantIds, expiresAt: now() + contextLifeMs },
        options.signingKey,
      ),
  });
  return db;
}

function sessionSettings({ role, transactionTimeoutMs }: DatabaseOptions): string {
  const settings: Record<string, string | number> = { timezone: 'UTC' };
  if (redoableStages.has(role)) settings.synchronous_commit = 'off';
  if (transactionTimeoutMs !== undefined) {
    settings.transaction_timeout = transactionTimeoutMs;
    settings.statement_timeout = transactionTimeoutMs;
  }
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/** int8 as number (ours are counts and revisions), date as `YYYY-MM-DD`; the rest as pg has it. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (format !== 'binary' && oid === pg.types.builtins.INT8) return Number;
  if (format !== 'binary' && oid === pg.types.builtins.DATE) return String;
  return pg.types.getTypeParser(oid, format as 'text');
}) as typeof pg.types.getTypeParser;
