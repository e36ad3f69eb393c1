import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Some records and what their source says of them. `attack`: of this technique or tactic; `benign`: nothing is to be
 * said; `unlike`: a case that one foreign rule must leave alone, which another may well speak of.
 */
export interface SharedCase {
  set: string;
  name: string;
  kind: 'attack' | 'benign' | 'unlike';
  /** Ids of ATT&CK, or a tactic's slug; none: an attack without a label. */
  labels: readonly string[];
  files: readonly string[];
}

/** Folder and its cases, by what the SOURCES.md of each set says; `scratch` takes records that are cut out of a set. */
export function listCases(folder: string, scratch: string): SharedCase[] {
  const has = (set: string): boolean => existsSync(join(folder, set));
  const wanted = Object.entries(readers).filter(([set]) => has(set));
  return wanted.flatMap(([set, read]) =>
    read(join(folder, set), scratch).map((one) => ({ ...one, set })),
  );
}

type Reader = (folder: string, scratch: string) => Omit<SharedCase, 'set'>[];

const readers: Readonly<Record<string, Reader>> = {
  // The file's name is the technique.
  'det-eng-m365': (folder) =>
    logsOf(folder).map((file) =>
      attackOf(file, [/^t\d{4}(\.\d{3})?/.exec(basename(file))![0].toUpperCase()]),
    ),
  // The file's name says tactic and technique; the tactic is one of ATT&CK's.
  'stratus-cloudtrail': (folder) =>
    logsOf(folder).map((file) => attackOf(file, [basename(file).split('.')[1]!])),
  // Benign, no labels, its source says; and it was recorded to be hunted in. Of one account it holds a mailbox rule named
  // "." that forwards what speaks of credit cards, passwords and payments to an address at a free provider, made from
  // another network than the owner's mail is read from half an hour before: it must be told.
  'msticpy-entra-o365': (folder) =>
    logsOf(folder).map((file) =>
      basename(file) === 'office_activity_account.jsonl'
        ? attackOf(file, ['T1114.003'])
        : { name: basename(file), kind: 'benign', labels: [], files: [file] },
    ),
  // One chain from one address.
  'sentinel-training-lab': (folder) => [
    { name: 'the whole chain', kind: 'attack', labels: [], files: logsOf(folder) },
  ],
  'otrf-security-datasets': (folder) => [
    { ...attackOf('Golden SAML', ['T1606.002']), files: logsOf(join(folder, 'goldensaml')) },
    {
      ...attackOf('S3 honey bucket', ['discovery']),
      files: logsOf(join(folder, 's3-honeybucket')),
    },
  ],
  'panther-rule-tests': (folder, scratch) =>
    logsOf(folder).flatMap((file) => ruleTests(file, scratch)),
};

function attackOf(file: string, labels: string[]): Omit<SharedCase, 'set'> {
  return { name: basename(file), kind: 'attack', labels, files: [file] };
}

function logsOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:csv|jsonl?)$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

interface RuleTest {
  rule_id: string;
  expected: boolean;
  mitre: string[] | null;
  event: object;
}

/** Each test of a rule by itself: they share ids, and have no history. */
function ruleTests(file: string, scratch: string): Omit<SharedCase, 'set'>[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line, at) => {
    const { rule_id: rule, expected, mitre, event } = JSON.parse(line) as RuleTest;
    const own = join(scratch, `${basename(file, '.jsonl')}-${at + 1}.json`);
    writeFileSync(own, JSON.stringify(event));
    const labels = (mitre ?? []).flatMap((one) => /T\d{4}(\.\d{3})?/.exec(one)?.[0] ?? []);
    return {
      name: `${rule} (${at + 1})`,
      kind: expected ? 'attack' : 'unlike',
      labels,
      files: [own],
    };
  });
}
