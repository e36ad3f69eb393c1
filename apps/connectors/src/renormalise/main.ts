import { inHouse, listTenants, openDatabase } from '@nightjar/db';
import { openIntelligence } from '@nightjar/intel';
import { readConfig } from '@nightjar/service';
import { renormaliseTenant } from './renormalise-tenant.ts';

// npm run renormalise: the sweeper publishes what this stores; it needs the database alone.
const config = readConfig(process.env, 'NIGHTJAR_INTAKE_PORT');
const db = openDatabase({
  role: 'connectors',
  connection: config.NIGHTJAR_DATABASE_URL,
  signingKey: config.NIGHTJAR_SIGNING_KEY,
});
try {
  const { lookUp } = openIntelligence();
  const only = process.argv[2];
  for (const { id, slug } of await inHouse(db, listTenants)) {
    if (only !== undefined && slug !== only) continue;
    const done = await renormaliseTenant({ db, lookUp, now: Date.now }, id);
    console.log(JSON.stringify({ tenant: slug, ...done }));
  }
} finally {
  await db.close();
}
