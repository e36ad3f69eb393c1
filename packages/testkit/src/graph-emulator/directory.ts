/** A user as Microsoft Graph answers about it. */
export interface DirectoryUser {
  id: string;
  userPrincipalName: string;
  mail: string;
  userType: 'Member' | 'Guest';
  accountEnabled: boolean;
  /** ISO 8601, whole seconds: tokens from before are refused. */
  signInSessionsValidFromDateTime: string;
}

export interface DirectoryOptions {
  /** User principal names. */
  users: readonly string[];
  /** Names that are not there are made when they are first asked for: for a demo whose people are not known. */
  makesUsers: boolean;
  /** Epoch ms. */
  now: () => number;
}

const createdAt = '2024-01-15T08:00:00Z';

/** The users of one directory, found by name or id without regard to case. */
export class Directory {
  readonly #users = new Map<string, DirectoryUser>();
  readonly #options: DirectoryOptions;

  constructor(options: DirectoryOptions) {
    this.#options = options;
    for (const name of options.users) this.#add(name);
  }

  #add(name: string): DirectoryUser {
    const number = String(this.#users.size + 1).padStart(12, '0');
    const [, local, domain] = /^(.+)_([^_]+)#EXT#@/i.exec(name) ?? [];
    const user: DirectoryUser = {
      id: `00000000-0000-4000-8000-${number}`,
      userPrincipalName: name,
      mail: local ? `${local}@${domain}` : name,
      userType: local ? 'Guest' : 'Member',
      accountEnabled: true,
      signInSessionsValidFromDateTime: createdAt,
    };
    this.#users.set(name.toLowerCase(), user);
    return user;
  }

  list(): DirectoryUser[] {
    return [...this.#users.values()];
  }

  find(nameOrId: string): DirectoryUser | undefined {
    const wanted = nameOrId.toLowerCase();
    const found = this.#users.get(wanted) ?? this.list().find(({ id }) => id === wanted);
    const isName = /^[^@\s]{1,64}@[^@\s]{1,253}$/.test(nameOrId);
    return found ?? (this.#options.makesUsers && isName ? this.#add(nameOrId) : undefined);
  }

  revokeSessions(user: DirectoryUser): void {
    const now = new Date(this.#options.now()).toISOString();
    user.signInSessionsValidFromDateTime = `${now.slice(0, 19)}Z`;
  }
}
