import {
  CrowdCounter,
  type HitTest,
  isoDay,
  RetrospectiveBaseline,
  UntaughtOperations,
  type UntaughtOperation,
  type Volumes,
} from '@nightjar/core';
import { contentMarkOf } from './content-mark.ts';
import { FailingAddresses } from './failing-addresses.ts';
import { type FileAccount, FileAccounts } from './file-accounts.ts';
import type { Gaps } from './gaps.ts';
import { KnownEntities } from './known-entities.ts';
import { KnownRecords } from './known-records.ts';
import { type Reading, readActs } from './read-acts.ts';
import { type NotUnderstood, type RefusalGroup, Refusals } from './refusals.ts';
import { SecondLook } from './second-look.ts';
import { type Span, SubjectsLearnt } from './subjects-learnt.ts';

/** What the first pass learnt. */
export interface Learnt {
  files: readonly FileAccount[];
  view: RetrospectiveBaseline;
  /** Null where nobody did anything. */
  span: Span | null;
  entities: KnownEntities;
  /** Different events: records that say one of them again are not counted. */
  eventsRead: number;
  bySource: Readonly<Record<string, number>>;
  repeated: number;
  /** Operations that nobody taught: kept under the vendor's name alone. */
  untaught: readonly UntaughtOperation[];
  refused: number;
  notUnderstood: readonly NotUnderstood[];
  /** All of them by their reason, the most frequent first. */
  refusals: readonly RefusalGroup[];
  /** Times of which a feed tells that it holds nothing. */
  gaps: Gaps;
  names: ReadonlyMap<string, string>;
  /** Subjects with notable acts that carry no address. */
  withoutAddress: ReadonlySet<string>;
  failingAddresses: FailingAddresses;
  /** How many acts of the kinds that count only in a crowd each hour holds. */
  volumes: Volumes;
  /** Which records are to be read again. */
  secondLook: SecondLook;
}

/** First pass: what every subject showed on every day. Memory grows with subjects and days, not with records. */
export async function learn(
  files: readonly string[],
  reading: Reading,
  hits: HitTest,
): Promise<Learnt> {
  const accounts = new FileAccounts(files);
  const subjects = new SubjectsLearnt(hits);
  const crowds = new CrowdCounter();
  const failingAddresses = new FailingAddresses();
  const known = new KnownRecords();
  const refusals = new Refusals();
  const secondLook = new SecondLook(hits);
  const untaught = new UntaughtOperations();
  const bySource: Record<string, number> = {};
  const reads = readActs(files, { ...reading, isWanted: () => secondLook.begin() });
  for await (const read of accounts.count(reads)) {
    if (!read.ok) refusals.add(read);
    if (!read.ok) continue;
    const { act, file, line, source } = read;
    const taken = known.take(act.id, contentMarkOf(act));
    if (taken === 'conflict') refusals.add({ file, line, reason: conflictOf(act.uid) });
    if (taken !== 'new') continue;
    untaught.add(read.operation);
    bySource[source] = (bySource[source] ?? 0) + 1;
    for (const learner of [subjects, failingAddresses, secondLook, crowds]) learner.add(act);
  }
  return {
    files: accounts.list(),
    ...viewOf(subjects),
    eventsRead: sumOf(bySource),
    bySource,
    repeated: known.repeated,
    untaught: untaught.list(),
    ...refusals.told(),
    ...subjects.told(),
    failingAddresses,
    volumes: crowds.volumes(),
    secondLook,
  };
}

/** Days pass one by one into what the view holds of them. */
function viewOf(subjects: SubjectsLearnt): Pick<Learnt, 'entities' | 'span' | 'view'> {
  const [span, entities] = [subjects.span(), new KnownEntities()];
  const days = entities.count(subjects.days());
  return { entities, span, view: new RetrospectiveBaseline(days, windowOf(span)) };
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function conflictOf(uid: string): string {
  return `duplicate id with other content: ${uid.slice(0, 100)}`;
}

function windowOf(span: Span | null): string {
  if (span === null) return 'the export';
  return `the export's other days (${isoDay(span.first)} to ${isoDay(span.last)})`;
}
