import type { Bus } from '@nightjar/bus';
import type { Database } from '@nightjar/db';
import type { NarratorEndpoint } from './narrate/ask-narrator.ts';

/** What the api stands on. */
export interface Deps {
  /** Opened as `api`. */
  api: Database;
  /** Opened as `reader`: lists across tenants. */
  reader: Database;
  bus: Pick<Bus, 'publish'>;
  /** Demo logins exist: only the machine itself may sign in. */
  isDemo: boolean;
  /** A language model that says summaries again; undefined: none, as is the default. */
  narrator?: NarratorEndpoint | undefined;
  /** Epoch ms. */
  now: () => number;
  newToken: () => string;
  newRequestId: () => string;
  /** Told what went wrong behind a masked answer. */
  onFault: (fault: unknown, requestId: string) => void;
}

/** Nest's name for them. */
export const DEPS = Symbol('what the api stands on');
