import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { loginRoles, type LoginRole } from '@nightjar/db';

/** Made once for an installation, kept in its data folder, readable by its owner only. */
export type Secrets = {
  /** Base64url of 32 bytes; signs tenant contexts. */
  signingKey: string;
  /** Of each database role. */
  passwords: Record<LoginRole, string>;
  /** Signs the portal's cookies. */
  portalSecret: string;
  /** Of the responder at the emulated Microsoft Graph. */
  graphSecret: string;
};

const newSecret = (): string => randomBytes(32).toString('base64url');

const make = (): Secrets => ({
  signingKey: newSecret(),
  passwords: Object.fromEntries(
    loginRoles.map((role) => [role, newSecret()]),
  ) as Secrets['passwords'],
  portalSecret: newSecret(),
  graphSecret: newSecret(),
});

/** Reads the secrets, or makes them at the first start. */
export const keepSecrets = (path: string): Secrets => {
  try {
    // What a newer version needs besides is made for each start.
    return { ...make(), ...(JSON.parse(readFileSync(path, 'utf8')) as Secrets) };
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
  }
  const secrets = make();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return secrets;
};
