import { ApiFault, callApi } from '../../../graphql/call-api.ts';
import { findToken } from '../../../session/find-token.ts';
import { isSameOrigin } from '../../../session/is-same-origin.ts';
import { uploadBytesMax } from '../../../upload/limits.ts';
import type { UploadAnswer } from '../../../upload/push-answer.ts';
import { readAccount } from '../../../upload/read-account.ts';
import { sendToIntake, type IntakeAnswer } from '../../../upload/send-to-intake.ts';

const say = (status: number, body: UploadAnswer): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });

const wait = (seconds: number | null): string => `Wait ${seconds ?? 60} s and try again.`;

function told({ status, retryAfterSeconds, text }: IntakeAnswer): Response {
  if (status === 429) return say(429, { message: `Too many at once. ${wait(retryAfterSeconds)}` });
  const account = readAccount(text);
  const isKnown = status === 200 || status === 413 || status === 503;
  if (!isKnown || account === undefined)
    return say(502, { message: 'The intake did not take the file.' });
  const { error, ...answer } = account;
  if (status === 200) return say(200, { answer });
  const message = 'Not all of it was stored. Send it again: nothing is stored twice.';
  return say(status, { message: status === 413 ? error : message, answer });
}

async function ticketFor(tenant: string, token: string): Promise<string | Response> {
  try {
    const { made } = await callApi('createUploadTicket', { tenant }, token);
    if (made.__typename === 'UploadTicket') return made.ticket;
    if (made.__typename === 'TooMany')
      return say(429, { message: `Too many files. ${wait(made.retryAfterSeconds)}` });
    return say(404, { message: 'You cannot add logs here.' });
  } catch (fault) {
    if (!(fault instanceof ApiFault)) throw fault;
    if (fault.code === 'UNAUTHENTICATED') return say(401, { message: 'Your session has ended.' });
    return say(502, { message: fault.message });
  }
}

/** A file for a tenant on its way to the intake, never held here. The ticket stays on the server. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return say(403, { message: 'Not from this site.' });
  const bytes = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(bytes > 0) || request.body === null) return say(411, { message: 'The file is empty.' });
  if (bytes > uploadBytesMax) return say(413, { message: 'A file is at most 2 GB.' });
  const token = await findToken();
  if (token === undefined) return say(401, { message: 'Your session has ended.' });
  const tenant = new URL(request.url).searchParams.get('tenant') ?? '';
  const ticket = await ticketFor(tenant, token);
  if (ticket instanceof Response) return ticket;
  try {
    const body = request.body as unknown as AsyncIterable<Uint8Array>;
    return told(await sendToIntake({ ticket, bytes, body }));
  } catch {
    return say(502, { message: 'The intake does not answer. Try again in a little while.' });
  }
}
