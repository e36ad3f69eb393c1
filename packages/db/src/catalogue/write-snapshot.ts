// Rewrites the committed snapshot and the Prisma schema from the migrations: `npm run db:snapshot`, then read the difference.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asSuperuser } from '@nightjar/testkit';
import { formatPrismaSchema } from '../prisma/format-schema.ts';
import { prismaSchemaPath } from '../prisma/schema-path.ts';
import { freshDatabase } from '../testing/index.ts';
import { readCatalogue } from './read-catalogue.ts';
import { formatSnapshot } from './snapshot.ts';
import { snapshotPath } from './snapshot-path.ts';

const packageFolder = join(import.meta.dirname, '../..');
const fresh = await freshDatabase();
const catalogue = await asSuperuser(fresh.url, (client) =>
  readCatalogue((sql) => client.query(sql)),
);
await fresh.drop();
writeFileSync(snapshotPath, formatSnapshot(catalogue));
writeFileSync(prismaSchemaPath, formatPrismaSchema(catalogue));
// A schema that Prisma refuses would stop the next installation, not this command.
execFileSync('npm', ['run', '-s', 'generate'], { cwd: packageFolder, stdio: 'inherit' });
process.stdout.write(`Wrote ${snapshotPath} and ${prismaSchemaPath}\n`);
process.exit(0);
