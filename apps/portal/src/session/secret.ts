import 'server-only';

/** Key of the session cookie. Throws where none was given: a guessable key would open every session. */
export function secret(): string {
  const given = process.env.NEXTAUTH_SECRET;
  if (!given || given.length < 32) {
    throw new Error('NEXTAUTH_SECRET must be set, 32 characters or more.');
  }
  return given;
}
