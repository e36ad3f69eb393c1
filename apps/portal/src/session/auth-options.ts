import 'server-only';
import type { AuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { callApi } from '../graphql/call-api.ts';
import { secret } from './secret.ts';

/** The cookie that carries the encrypted session. */
export const sessionCookie = 'nightjar.session';

const sessionMaxAgeSeconds = 12 * 60 * 60;

const isServedOverTls = (): boolean => process.env.NEXTAUTH_URL?.startsWith('https:') ?? false;

async function authorize(credentials: Record<'email' | 'password', string> | undefined) {
  const { signIn } = await callApi('signIn', {
    email: credentials?.email ?? '',
    password: credentials?.password ?? '',
  });
  if (signIn.__typename === 'SignedIn') return { ...signIn.viewer.person, apiToken: signIn.token };
  // next-auth shows a thrown message as the error code; the wait is the only thing told.
  throw new Error(`refused:${signIn.retryAfterSeconds ?? 0}`);
}

/** next-auth as the sign-in front. The API's token lives in the encrypted cookie and never leaves the server. */
export const authOptions = (): AuthOptions => ({
  secret: secret(),
  pages: { signIn: '/login', error: '/login' },
  session: { strategy: 'jwt', maxAge: sessionMaxAgeSeconds },
  cookies: {
    sessionToken: {
      name: sessionCookie,
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isServedOverTls() },
    },
  },
  providers: [
    Credentials({ credentials: { email: {}, password: { type: 'password' } }, authorize }),
  ],
  callbacks: {
    jwt: ({ token, user }) =>
      user && 'apiToken' in user ? { ...token, apiToken: user.apiToken } : token,
    session: ({ session }) => ({ expires: session.expires }),
  },
});
