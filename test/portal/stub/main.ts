import { startStub } from './server.ts';
import { createWorld } from './world.ts';

/** For looking at the portal by hand: `node test/portal/stub/main.ts`, then NIGHTJAR_API_URL at it. */
const { url } = await startStub(createWorld(), Number(process.env.PORT ?? 4099));
process.stdout.write(`${url}\n`);
