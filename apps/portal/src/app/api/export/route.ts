import { isExportFormat } from '../../../export/formats.ts';
import { apiUrl } from '../../../graphql/api-url.ts';
import { findToken } from '../../../session/find-token.ts';
import { isSameOrigin } from '../../../session/is-same-origin.ts';

const waitMaxMs = 60_000;

const say = (status: number, message: string): Response =>
  Response.json({ message }, { status, headers: { 'cache-control': 'private, no-store' } });

/** What the API's refusals mean to the person who asked. */
function refusal({ status, headers }: Response): Response {
  if (status === 401) return say(401, 'Your session has ended.');
  if (status === 404) return say(404, 'This incident is not there any more, or not yours.');
  if (status === 429) {
    const seconds = Number(headers.get('retry-after')) || 60;
    return say(429, `Too many exports. Wait ${Math.ceil(seconds / 60)} min and try again.`);
  }
  return say(502, 'The document could not be made.');
}

const handedOn = ['content-type', 'content-disposition', 'content-length'];

/** An incident as a document, with the session's token added here: no address that opens it leaves the portal. */
export async function GET(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return say(403, 'Not from this site.');
  const { searchParams } = new URL(request.url);
  const [tenant, id, format] = ['tenant', 'id', 'format'].map((name) => searchParams.get(name));
  if (!tenant || !id || !isExportFormat(format ?? null)) return say(400, 'Not an export.');
  const token = await findToken();
  if (token === undefined) return say(401, 'Your session has ended.');
  const url = new URL(`/v1/incidents/${encodeURIComponent(id)}`, apiUrl());
  url.search = new URLSearchParams({ tenant, format: format! }).toString();
  const answer = await fetch(url, {
    cache: 'no-store',
    signal: AbortSignal.any([request.signal, AbortSignal.timeout(waitMaxMs)]),
    headers: { authorization: `Bearer ${token}` },
  }).catch(() => undefined);
  if (answer === undefined) return say(502, 'The API does not answer.');
  if (!answer.ok) return refusal(answer);
  const headers = new Headers({ 'cache-control': 'private, no-store' });
  for (const name of handedOn) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(answer.body, { headers });
}
