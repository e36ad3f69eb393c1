/** What became of a try to sign in from the browser. */
export type SignedInResult = { isIn: true } | { isIn: false; message: string };

const refused = 'That address and password do not open an account.';

function messageOf(error: string | null): string {
  const waitSeconds = Number(/^refused:(\d+)$/.exec(error ?? '')?.[1] ?? Number.NaN);
  if (Number.isNaN(waitSeconds)) return `Sign-in did not work: ${error ?? 'no answer'}`;
  return waitSeconds > 0 ? `${refused} Wait ${waitSeconds} s before the next try.` : refused;
}

/** Opens a session through next-auth's credentials endpoint; the cookie comes with the answer. */
export async function signInWith(email: string, password: string): Promise<SignedInResult> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
    const response = await fetch('/api/auth/callback/credentials', {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
    });
    const { url } = (await response.json()) as { url: string };
    const error = new URL(url, location.href).searchParams.get('error');
    return response.ok && error === null
      ? { isIn: true }
      : { isIn: false, message: messageOf(error) };
  } catch {
    return { isIn: false, message: 'The portal does not answer. Try again.' };
  }
}
