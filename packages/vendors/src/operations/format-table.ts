import { sourceNames } from '../source-names.ts';
import { listTaught, type TaughtOperation } from './list-taught.ts';
import { wordsOf } from './words.ts';

const head = `# What becomes of an operation

<!-- Written by packages/vendors/src/write-operations.ts; a test compares the two. Do not edit. -->

By feed: the vendor's operation, its OCSF class and activity, and the metrics by which a
[model](glossary.md) asks for it. The names are those that the normalisers' tables were made for; most tables
take families of names, so that \`New-InboxRule\` stands for every \`New-\` command. The directory's operations
come in the Microsoft 365 audit log too, with a full stop behind.

An operation that nobody taught is kept under the vendor's name, its activity *Other*, and has a baseline.
\`./nightjar analyze\`, the portal's upload and the API's \`Tenant.untaught\` count them by feed. How to teach one
is in [CONTRIBUTING.md](../CONTRIBUTING.md).
`;

/** The page of all operations that were taught. */
export function formatTable(): string {
  const bySource = Map.groupBy(listTaught(), ({ source }) => source);
  const parts = [...bySource].map(
    ([source, of]) => `## ${sourceNames[source]}\n\n${formatRows(of)}\n`,
  );
  const note = '## OCSF\n\nAn event that is OCSF already keeps its class and activity.\n';
  return [head, ...parts, note].join('\n');
}

function formatRows(operations: readonly TaughtOperation[]): string {
  const alike = Map.groupBy(operations, ({ within, classUid, activityId, metrics }) =>
    JSON.stringify([within, classUid, activityId, metrics]),
  );
  const rows = [...alike.values()].map(([first, ...others]) => {
    const { within, classUid, activityId, metrics } = first!;
    const words = wordsOf(classUid, activityId);
    const names = [first!, ...others].map(({ operation }) => `\`${operation}\``).join(', ');
    return [within, names, words.of, words.activity, metrics.map((one) => `\`${one}\``).join(', ')];
  });
  const hasWithin = operations.some(({ within }) => within !== '');
  const columns = ['Within', 'Operation', 'OCSF class', 'Activity', 'Metric'];
  return [columns, columns.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.slice(hasWithin ? 0 : 1).join(' | ')} |`)
    .join('\n');
}
