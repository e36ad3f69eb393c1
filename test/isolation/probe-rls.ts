// `npm run probe:rls`: the thirteen leaks, on the database as it ships and on its unprotected twin.
import { lintCatalogue, readCatalogue } from '@nightjar/db';
import { asSuperuser, startPostgres } from '@nightjar/testkit';
import { listLeakingTables } from './probe-every-table.ts';
import { probes } from './probes/index.ts';
import { openProtectedWorld, openUnprotectedTwin } from './worlds.ts';

const controlMin = 9;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function probeAll(server: { superuserUrl: string }) {
  say('Two databases of the same tables and rows: as it ships, and its unprotected twin.');
  const ships = await openProtectedWorld(server);
  const twin = await openUnprotectedTwin(server);
  let leaks = 0;
  let control = 0;
  for (const probe of probes) {
    const [leak, twinLeak] = [await probe.run(ships), await probe.run(twin)];
    if (leak !== undefined) leaks += 1;
    if (twinLeak !== undefined) control += 1;
    say(`${String(probe.number).padStart(2)}. ${probe.name}`);
    say(`    ships: ${leak ?? 'closed'}`);
    say(`    twin:  ${twinLeak ?? 'closed'}`);
  }
  const unprotected = new Set(await listLeakingTables(ships));
  const catalogue = await asSuperuser(ships.url, (client) =>
    readCatalogue((sql) => client.query(sql)),
  );
  for (const { rule, object, detail } of lintCatalogue(catalogue)) {
    say(`lint: ${object}: ${rule} ${detail}`);
    unprotected.add(object);
  }
  const twinTables = await listLeakingTables(twin);
  say(`Tables that leak: ${unprotected.size}; in the twin ${twinTables.length}.`);
  await ships.close();
  await twin.close();
  return { probes: probes.length, leaks, unprotectedTables: unprotected.size, control };
}

const server = await startPostgres();
try {
  const result = await probeAll(server);
  const isMet =
    result.probes === 13 &&
    result.leaks === 0 &&
    result.unprotectedTables === 0 &&
    result.control >= controlMin;
  process.exitCode = isMet ? 0 : 1;
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await server.stop();
}
