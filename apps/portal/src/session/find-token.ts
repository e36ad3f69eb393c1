import 'server-only';
import { decode } from 'next-auth/jwt';
import { cookies } from 'next/headers';
import { sessionCookie } from './auth-options.ts';
import { secret } from './secret.ts';

/** The API's session token of the request's cookie; undefined without a valid one. */
export async function findToken(): Promise<string | undefined> {
  const sealed = (await cookies()).get(sessionCookie)?.value;
  if (!sealed) return undefined;
  const opened = await decode({ token: sealed, secret: secret() }).catch(() => null);
  return typeof opened?.apiToken === 'string' ? opened.apiToken : undefined;
}
