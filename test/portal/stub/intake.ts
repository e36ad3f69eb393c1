import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PushAnswer } from '../../../apps/portal/src/upload/push-answer.ts';
import { payloads } from './hostile.ts';
import type { World } from './world.ts';

/** What the invented intake says of any file. */
export const account: PushAnswer = {
  read: 3_552,
  accepted: 3_500,
  duplicates: 40,
  empty: 0,
  refusedTotal: 12,
  refused: [
    { line: 7, reason: 'not JSON' },
    { line: 19, reason: 'not JSON' },
    { line: 41, reason: 'its time is in the future' },
  ],
  reasons: [
    { reason: 'not JSON', records: 9 },
    { reason: 'its time is in the future', records: 2 },
    { reason: payloads[0]!, records: 1 },
  ],
  untaught: [],
  kinds: [
    {
      source: 'microsoft-365',
      name: 'Microsoft 365 audit',
      container: 'JSON lines',
      files: 1,
      records: 3_543,
    },
    { source: null, name: 'of no known kind', container: 'JSON lines', files: 1, records: 9 },
  ],
};

/** Takes a push as the intake would: reads all of it, then answers what the world says. */
export async function takePush(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const push = { ticket: request.headers.authorization ?? '', bytes: 0, isWhole: false };
  world.pushes.push(push);
  try {
    for await (const part of request) {
      push.bytes += (part as Buffer).length;
      await world.intake.pace?.();
    }
    push.isWhole = true;
  } catch {
    return;
  }
  await world.intake.hold;
  const { status = 200, body = account, retryAfter } = world.intake;
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
