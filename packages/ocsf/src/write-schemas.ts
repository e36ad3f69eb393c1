import { writeFileSync } from 'node:fs';
import { compileSchema } from './compile/compile-schema.ts';
import { formatSchema } from './compile/format-schema.ts';
import { ocsfSources, ocsfVersions, shippedSchema } from './compile/ocsf-sources.ts';

// Compiles the schemas that ship from their sources: node packages/ocsf/src/write-schemas.ts
for (const version of ocsfVersions) {
  const schema = compileSchema(ocsfSources(version));
  const text = formatSchema(schema);
  writeFileSync(shippedSchema(version), text);
  console.log(`${version}: ${Object.keys(schema.classes).length} classes, ${text.length} bytes`);
}
