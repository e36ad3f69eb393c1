import { Readable } from 'node:stream';
import type { HttpServer } from '@nightjar/service';
import { Room } from '@nightjar/vendors/read';
import { z } from 'zod';
import type { Intake } from '../intake/store-records.ts';
import { findPusher } from './find-pusher.ts';
import { limitPushes, type PushLimits } from './limit-pushes.ts';
import { PushAccount } from './push-answer.ts';
import { BodyTooLarge, receiveBody } from './receive-body.ts';

export interface PushOptions extends Intake {
  /** Bytes of one body as sent. Default 4 GB: an export of years comes packed. */
  bytesMax?: number;
  /** Bytes of archives and tables held whole at a time. Default 128 MB a push, 512 MB in all. */
  heldBytes?: { pushMax: number; max: number };
  limits?: PushLimits;
}

const usualBytesMax = 4 * 1024 ** 3;
const usualHeldBytes = { pushMax: 128 * 1024 ** 2, max: 512 * 1024 ** 2 };
const usualLimits: PushLimits = { atOnceMax: 4, perMinuteMax: 600 };
const query = z.object({ tenant: z.string().max(200).optional() });

// Not destroyed when we stop reading: the answer still has to go out on its socket.
const bytesOf = (body: Readable | undefined): AsyncIterable<Uint8Array> =>
  (body ?? Readable.from([])).iterator({ destroyOnReturn: false });

/** `POST /v1/push` with a push token: records in any container that `readRecords` takes, streamed. */
export function servePush(http: HttpServer, options: PushOptions): void {
  const { db, log, now, bytesMax = usualBytesMax, heldBytes = usualHeldBytes } = options;
  const held = new Room(heldBytes.max);
  const limiter = limitPushes(options.limits ?? usualLimits, now);
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('*', { bodyLimit: bytesMax }, (_request, payload, done) =>
    done(null, payload),
  );
  http.post('/v1/push', { bodyLimit: bytesMax }, async (request, reply) => {
    const slug = query.safeParse(request.query).data?.tenant;
    const { authorization } = request.headers;
    const pusher = await findPusher(db, { authorization, slug, now: now() });
    if (pusher === 'unknown token') return reply.code(401).send({ error: 'unknown token' });
    if (pusher === 'other tenant') {
      return reply.code(403).send({ error: 'this token is for another tenant' });
    }
    const begun = limiter.begin(pusher.tenantId);
    if (typeof begun === 'number') {
      return reply.code(429).header('retry-after', begun).send({ error: 'too many pushes' });
    }
    const account = new PushAccount();
    const body = bytesOf(request.body as Readable | undefined);
    try {
      const of = { tenantId: pusher.tenantId, room: new Room(heldBytes.pushMax, held) };
      await receiveBody(options, { ...of, body, bytesMax, account });
      return account.answer();
    } catch (fault) {
      const isTooLarge = fault instanceof BodyTooLarge;
      if (!isTooLarge) log?.error({ tenantId: pusher.tenantId, err: fault }, 'a push failed');
      const error = isTooLarge ? fault.message : 'not all of it was stored: send it again';
      return reply
        .code(isTooLarge ? 413 : 503)
        .header('connection', 'close')
        .send({ error, ...account.answer() });
    } finally {
      begun();
    }
  });
}
