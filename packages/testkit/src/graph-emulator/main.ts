import { readFileSync } from 'node:fs';
import { startGraph } from './start-graph.ts';

// The demo's Microsoft Graph: any account that is named exists.
const { env } = process;
const secretFile = env.NIGHTJAR_GRAPH_CLIENT_SECRET_FILE;
const secret =
  secretFile === undefined
    ? env.NIGHTJAR_GRAPH_CLIENT_SECRET
    : readFileSync(secretFile, 'utf8').trim();
const id = env.NIGHTJAR_GRAPH_CLIENT_ID;
if (id === undefined || !secret) {
  throw new Error('NIGHTJAR_GRAPH_CLIENT_ID and NIGHTJAR_GRAPH_CLIENT_SECRET are needed.');
}
const port = Number(env.NIGHTJAR_GRAPH_PORT ?? 0);
const graph = await startGraph({ port, client: { id, secret }, makesUsers: true });
console.log(`Microsoft Graph is emulated at ${graph.url}`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => void graph.stop().then(() => process.exit(0)));
}
