import { createMemoryBus } from '@nightjar/bus';
import { openDatabase } from '@nightjar/db';
import { z } from 'zod';
import { runToyStage } from './toy-stage.ts';

// A child process that handles one batch and ends, or dies on the way at a failpoint or by a deadly event.
const asked = z
  .object({
    connection: z.object({ host: z.string(), port: z.number(), database: z.string() }),
    signingKey: z.string(),
    tenantId: z.string(),
    batchId: z.string(),
  })
  .parse(JSON.parse(process.argv[2]!));

const db = openDatabase({
  role: 'baseline',
  connection: asked.connection,
  signingKey: Buffer.from(asked.signingKey, 'base64url'),
});
const bus = createMemoryBus({ onFault: ({ reason }) => console.error(reason) });
runToyStage({ db, bus });
await bus.publish('batchStored', asked.tenantId, { batchId: asked.batchId, events: 1 });
while (bus.counts().acked === 0 && bus.counts().failed === 0) {
  await new Promise((resolve) => setTimeout(resolve, 5));
}
await bus.close();
await db.close();
