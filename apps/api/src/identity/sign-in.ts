import { findPersonByEmail, inHouse, insertSession } from '@nightjar/db';
import type { Deps } from '../deps.ts';
import { Attempts } from './attempts.ts';
import { isPassword } from './password.ts';
import { hashToken } from './session-token.ts';
import { readViewer, type Viewer } from './viewer.ts';

const sessionLifeMs = 12 * 3_600_000;
const windowMs = 15 * 60_000;

export type SignInResult =
  | { __typename: 'SignedIn'; token: string; expiresAt: number; viewer: Viewer }
  | { __typename: 'SignInRefused'; message: string; retryAfterSeconds: number | null };

/** The process's memory of failed tries. */
export interface SignInTries {
  byEmail: Attempts;
  /** Generous: everybody who uses the portal comes from its address. */
  byPeer: Attempts;
}

export const newSignInTries = (): SignInTries => ({
  byEmail: new Attempts({ failuresMax: 10, windowMs, keysMax: 50_000 }),
  byPeer: new Attempts({ failuresMax: 100, windowMs, keysMax: 50_000 }),
});

const refusal = (waitMs = 0): SignInResult => ({
  __typename: 'SignInRefused',
  message: waitMs > 0 ? 'Too many tries. Wait a little.' : 'The address or the password is wrong.',
  retryAfterSeconds: waitMs > 0 ? Math.ceil(waitMs / 1000) : null,
});

const isLoopback = (peer: string): boolean => /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(peer);

/** Opens a session. Unknown address, wrong password and foreign peer of a demo answer alike. */
export async function signIn(
  { api, isDemo, now, newToken }: Deps,
  tries: SignInTries,
  given: { email: string; password: string; peer: string },
): Promise<SignInResult> {
  const at = now();
  const email = given.email.trim().toLowerCase().slice(0, 320);
  const waitMs = tries.byPeer.begin(given.peer, at) || tries.byEmail.begin(email, at);
  if (waitMs > 0) return refusal(waitMs);

  const person = await inHouse(api, (tx) => findPersonByEmail(tx, email.replaceAll('\0', '')));
  const fits = await isPassword(given.password.slice(0, 1024), person?.passwordHash);
  if (!fits || person === undefined || (isDemo && !isLoopback(given.peer))) return refusal();

  tries.byEmail.forget(email);
  tries.byPeer.takeBack(given.peer, at);
  const token = newToken();
  const expiresAt = at + sessionLifeMs;
  const viewer = await inHouse(api, async (tx) => {
    await insertSession(tx, {
      tokenHash: hashToken(token),
      personId: person.id,
      createdAt: at,
      expiresAt,
    });
    const { id, name } = person;
    return readViewer(tx, { id, name, email });
  });
  return { __typename: 'SignedIn', token, expiresAt, viewer };
}
