import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from './world.ts';

/** The API's export of an incident: its answer is what the world says. */
export async function handOut(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url!, 'http://stub');
  const format = searchParams.get('format')!;
  world.exports.push({ path: pathname, format, token: request.headers.authorization ?? '' });
  await world.exporting.hold;
  const { status = 200, retryAfter } = world.exporting;
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  if (status !== 200) {
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"error":"no"}');
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="INC-7K2QF9.${format}"`,
  });
  response.end('a document');
}
