import { cookies } from 'next/headers';
import { ApiFault, callApi } from '../../graphql/call-api.ts';
import { sessionCookie } from '../../session/auth-options.ts';
import { findToken } from '../../session/find-token.ts';
import { isSameOrigin } from '../../session/is-same-origin.ts';

/** Closes the session at the API and forgets it here. A whole document follows: nothing stays in memory. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const token = await findToken();
  if (token !== undefined) {
    await callApi('signOut', {}, token).catch((fault: unknown) => {
      if (!(fault instanceof ApiFault)) throw fault;
    });
  }
  (await cookies()).delete(sessionCookie);
  return new Response(null, { status: 303, headers: { location: '/login?out=1' } });
}
