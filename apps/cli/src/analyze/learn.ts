import {
  BaselineDayBuilder,
  type BaselineDay,
  dayOf,
  isoDay,
  RetrospectiveBaseline,
} from '@nightjar/core';
import { type Reading, readActs } from './read-acts.ts';

export interface NotUnderstood {
  file: string;
  line: number;
  reason: string;
}

/** What the first pass learnt. */
export interface Learnt {
  view: RetrospectiveBaseline;
  days: readonly BaselineDay[];
  eventsRead: number;
  bySource: Readonly<Record<string, number>>;
  refused: number;
  notUnderstood: readonly NotUnderstood[];
  names: ReadonlyMap<string, string>;
  /** Subjects with notable acts that carry no address. */
  withoutAddress: ReadonlySet<string>;
}

const notUnderstoodMax = 1000;
const notable = new Set([
  'saas.oauth.grant',
  'saas.sp.created',
  'saas.app.registered',
  'saas.mailrule.changed',
]);

/** First pass: what every subject showed on every day. Memory grows with subjects and days, not with records. */
export async function learn(files: readonly string[], reading: Reading): Promise<Learnt> {
  const builders = new Map<string, { subject: string; day: number; builder: BaselineDayBuilder }>();
  const notUnderstood: NotUnderstood[] = [];
  const names = new Map<string, string>();
  const withoutAddress = new Set<string>();
  const bySource: Record<string, number> = {};
  let eventsRead = 0;
  let refused = 0;
  for (const file of files) {
    for await (const read of readActs(file, reading)) {
      if (!read.ok) {
        refused++;
        if (notUnderstood.length < notUnderstoodMax)
          notUnderstood.push({ file, line: read.line, reason: read.reason });
        continue;
      }
      eventsRead++;
      bySource[read.source] = (bySource[read.source] ?? 0) + 1;
      const { act } = read;
      if (act.subject === null) continue;
      if (act.subjectName !== null && !names.has(act.subject))
        names.set(act.subject, act.subjectName);
      if (act.ip === null && notable.has(act.metric)) withoutAddress.add(act.subject);
      const day = dayOf(act.time);
      const key = `${day}|${act.subject}`;
      let entry = builders.get(key);
      if (!entry)
        builders.set(
          key,
          (entry = { subject: act.subject, day, builder: new BaselineDayBuilder() }),
        );
      entry.builder.add(act);
    }
  }
  const days = [...builders.values()].map((entry) => entry.builder.build(entry.subject, entry.day));
  return {
    view: new RetrospectiveBaseline(days, windowOf(days)),
    days,
    eventsRead,
    bySource,
    refused,
    notUnderstood,
    names,
    withoutAddress,
  };
}

function windowOf(days: readonly BaselineDay[]): string {
  if (days.length === 0) return 'the export';
  const numbers = days.map((day) => day.day);
  const first = numbers.reduce((a, b) => Math.min(a, b));
  const last = numbers.reduce((a, b) => Math.max(a, b));
  return `the export's other days (${isoDay(first)} to ${isoDay(last)})`;
}
