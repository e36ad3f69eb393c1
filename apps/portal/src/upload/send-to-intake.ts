import 'server-only';
import { request as overHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';

const intakeUrl = (): URL =>
  new URL('/v1/push', process.env.NIGHTJAR_INTAKE_URL ?? 'http://127.0.0.1:4010');

export interface IntakeAnswer {
  status: number;
  retryAfterSeconds: number | null;
  text: string;
}

interface Sending {
  ticket: string;
  bytes: number;
  body: AsyncIterable<Uint8Array>;
}

/** Streams a body to the intake, no faster than it reads. Throws where there is no answer, or the sender left. */
export async function sendToIntake({ ticket, bytes, body }: Sending): Promise<IntakeAnswer> {
  const url = intakeUrl();
  const open = url.protocol === 'https:' ? overHttps : overHttp;
  const call = open(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${ticket}`,
      'content-type': 'application/octet-stream',
      'content-length': bytes,
    },
  });
  const answer = answerOf(call);
  // Told below, after the body was read.
  answer.catch(() => undefined);
  try {
    await pump(body, call);
  } catch (fault) {
    call.destroy();
    throw fault;
  }
  return answer;
}

/** Also where the intake has refused already: a browser reads the answer only after it has sent everything. */
async function pump(body: AsyncIterable<Uint8Array>, call: ClientRequest): Promise<void> {
  let isOver = false;
  let goOn = (): void => undefined;
  call.on('drain', () => goOn());
  call.on('close', () => {
    isOver = true;
    goOn();
  });
  for await (const chunk of body) {
    if (isOver || call.write(chunk)) continue;
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  }
  if (!isOver) call.end();
}

const answerOf = (call: ClientRequest): Promise<IntakeAnswer> =>
  new Promise((resolve, reject) => {
    call.on('error', reject);
    call.on('response', (response: IncomingMessage) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          retryAfterSeconds: Number(response.headers['retry-after']) || null,
          text,
        }),
      );
    });
  });
