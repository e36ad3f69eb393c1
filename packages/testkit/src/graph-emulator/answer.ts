import type { IncomingMessage, ServerResponse } from 'node:http';

/** What is sent back; `hang` sends nothing. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | 'hang';

let requests = 0;

/** An error as Microsoft Graph words it. */
export function graphError(status: number, code: string, message: string): Answer {
  requests += 1;
  const innerError = { 'request-id': `request-${requests}` };
  return { status, body: { error: { code, message, innerError } } };
}

export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (answer === 'hang') return;
  const headers = { 'content-type': 'application/json', ...answer.headers };
  response.writeHead(answer.status, headers);
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
}

const bodyBytesMax = 65_536;

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
