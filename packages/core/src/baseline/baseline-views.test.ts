import { expect, it } from 'vitest';
import type { Feature, Rate } from '../feature/index.ts';
import { type BaselineDay, type BuiltDay, manyValues, withPeerGroups } from './baseline-day.ts';
import type { BaselineView } from './baseline-view.ts';
import * as countName from './count-name.ts';
import { withoutCutOuts } from './cut-outs.ts';
import { PlainRetrospectiveBaseline, PlainTenantBaseline } from './plain-baseline.fixture.ts';
import { RetrospectiveBaseline } from './retrospective-baseline.ts';
import { StoredCounts } from './stored-counts.ts';
import { Tally, tallyReachDays } from './tally.ts';
import { TenantBaseline } from './tenant-baseline.ts';

const asked: readonly Feature[] = ['asn', 'country', 'application'];
const counted: readonly Rate[] = ['failures', 'bytesOut'];
const historyDays = 200;
const begin = 20_470;

/** A number from 0 to below the bound at each call; the same seed gives the same. */
function diceOf(seed: number): (bound: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (bound) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % bound;
  };
}

const subjects = Array.from({ length: 14 }, (_, n) => `user:${n}`);

/** Some subjects are there daily, some seldom; values are few and usual, or of a few days, or too many. */
function makeDay(dice: (bound: number) => number, subject: string, day: number): BaselineDay {
  const values: Partial<Record<Feature, readonly string[]>> = {};
  for (const feature of asked) {
    if (dice(4) === 0) continue;
    const shown = new Set([`home ${dice(2)}`]);
    if (dice(6) === 0) shown.add(`away ${dice(12)}`);
    if (dice(9) === 0) shown.add(`of ${day >> 3}`);
    values[feature] = dice(40) === 0 ? [manyValues] : [...shown].sort();
  }
  const rates = {
    ...(dice(3) === 0 && { failures: 1 + dice(20) }),
    ...(dice(5) === 0 && { bytesOut: (1 + dice(1000)) * 1e9 }),
  };
  return { subject, day, values, rates, active: dice(5) > 0 };
}

const groups = ['all', 'half', 'two', 'odd'].map((uid) => ({ uid, name: `the ${uid}` }));

/** Whom a directory puts together changes, and some it leaves out. */
function stateGroups(dice: (bound: number) => number, n: number): BuiltDay['groups'] {
  if (dice(8) === 0) return undefined;
  const isIn = [dice(12) > 0, n % 2 === 0 && dice(5) > 0, n < 2, n % 2 === 1 && dice(5) > 0];
  return groups.filter((_, at) => isIn[at]);
}

/** On some days a directory is told, also of those who did nothing. */
function makeBuilt(dice: (bound: number) => number): BuiltDay[] {
  const days: BuiltDay[] = [];
  for (let day = begin; day < begin + historyDays; day++) {
    const isTold = day % 17 === 0 || dice(30) === 0;
    for (const [n, subject] of subjects.entries()) {
      const stated = isTold ? stateGroups(dice, n) : undefined;
      if (dice(10) < (n < 4 ? 8 : 1))
        days.push({ ...makeDay(dice, subject, day), ...(stated && { groups: stated }) });
      else if (stated)
        days.push({ subject, day, values: {}, rates: {}, active: false, groups: stated });
    }
  }
  return days;
}

const makeDays = (dice: (bound: number) => number): BaselineDay[] =>
  [...Map.groupBy(makeBuilt(dice), ({ day }) => day).values()].flatMap(withPeerGroups);

function shuffled<Of>(dice: (bound: number) => number, items: readonly Of[]): Of[] {
  const left = [...items];
  return items.map(() => left.splice(dice(left.length), 1)[0]!);
}

const valuesAsked = (day: number): string[] => [
  'home 0',
  'away 3',
  `of ${day >> 3}`,
  manyValues,
  'never',
];
const who = [...subjects.slice(2, 6), 'user:nobody'];

function peersOf(view: Omit<BaselineView, 'windowText'>, subject: string, day: number): unknown[] {
  const group = view.peerGroup(subject, day);
  if (group === null) return [];
  const of = { subject, group: group.uid };
  return [
    group,
    view.peersKnown(subject, group.uid, day),
    ...asked.flatMap((feature) =>
      valuesAsked(day).map((value) => view.otherPeers(of, { feature, value }, day)),
    ),
  ];
}

/** All that a view can be asked, from one day. */
function answersOf(view: Omit<BaselineView, 'windowText'>, day: number): unknown[] {
  const values = valuesAsked(day);
  return [
    ...values.flatMap((value) => [
      view.isUsualCountry(value, day),
      view.firstDayOfApplication(value, day),
    ]),
    ...who.flatMap((subject) => [
      view.usersKnown(subject, day),
      view.lastActive(subject, day),
      ...counted.map((rate) => view.busiest(subject, rate, day)),
      ...peersOf(view, subject, day),
      ...asked.flatMap((feature) =>
        values.map((value) => [
          view.seenByUser(subject, feature, value, day),
          view.otherUsers(subject, feature, value, day),
        ]),
      ),
    ]),
  ];
}

/** As a stage keeps them: days, and counts that each day put, or taken away, changes by what lies near it alone. */
class StoredTenant {
  readonly #reachDays: number;
  readonly #days = new Map<string, BaselineDay>();
  readonly #amounts = new Map<string, Map<number, number>>();

  constructor(reachDays = tallyReachDays) {
    this.#reachDays = reachDays;
  }

  put(day: BaselineDay): void {
    this.#change(day, () => this.#days.set(`${day.subject}|${day.day}`, day));
  }

  remove(day: BaselineDay): void {
    this.#change(day, () => this.#days.delete(`${day.subject}|${day.day}`));
  }

  #change({ subject, day }: BaselineDay, change: () => void): void {
    const near = (): BaselineDay[] =>
      [...this.#days.values()].filter(
        (one) => one.subject === subject && Math.abs(one.day - day) <= this.#reachDays,
      );
    const tally = new Tally();
    tally.add(near(), -1);
    change();
    tally.add(near(), 1);
    for (const { amount, day: from, name } of tally.changes()) {
      const amounts = this.#amounts.get(name) ?? new Map<number, number>();
      this.#amounts.set(name, amounts.set(from, (amounts.get(from) ?? 0) + amount));
    }
  }

  /** With days of those alone who are asked about, and counts of what is asked for. */
  viewFrom(day: number): TenantBaseline {
    const counts = new StoredCounts();
    const values = valuesAsked(day);
    const names = [
      countName.activeSubjects,
      countName.shownAnyCountry,
      ...groups.flatMap(({ uid }) => [
        countName.activePeersOf(uid),
        ...values.flatMap((value) =>
          asked.map((feature) => countName.peersOf(uid, feature, value)),
        ),
      ]),
      ...values.flatMap((value) => [
        countName.shownCountry(value),
        countName.shownApplication(value),
        ...asked.map((feature) => countName.usersOf(feature, value)),
      ]),
    ];
    for (const name of names) {
      const amounts = [...(this.#amounts.get(name) ?? [])];
      counts.put(
        name,
        amounts.map(([from, amount]) => ({ day: from, amount })),
      );
    }
    const view = new TenantBaseline(counts);
    for (const one of this.#days.values()) if (who.includes(one.subject)) view.put(one);
    return view;
  }
}

const days = (dice: (bound: number) => number): number[] => [
  begin - 1,
  begin + 91,
  begin + historyDays + 92,
  ...Array.from({ length: 2 }, () => begin + dice(historyDays + 30)),
];

it.each([1, 2])('the live view says what the plain one says, put in any order (%i)', (seed) => {
  const dice = diceOf(seed);
  const [view, plain] = [new TenantBaseline(), new PlainTenantBaseline()];
  const made = makeDays(dice);
  for (const day of shuffled(dice, made)) {
    view.put(day);
    plain.put(day);
  }
  for (const day of days(dice)) expect(answersOf(view, day)).toEqual(answersOf(plain, day));
});

it.each([3])('late days, cut-outs and their lifting are days put again (%i)', (seed) => {
  const dice = diceOf(seed);
  const [view, plain] = [new TenantBaseline(), new PlainTenantBaseline()];
  const made = makeDays(dice);
  const cut = { subject: 'user:2', feature: 'asn', value: 'home 0' } as const;
  const cutOut = { ...cut, fromDay: begin + 20, untilDay: begin + 90 };
  const put = (day: BaselineDay): void => {
    view.put(day);
    plain.put(day);
  };
  const asking = begin + 100;
  for (const day of made) put(day);
  const learnt = answersOf(view, asking);
  for (const day of made) put(withoutCutOuts(day, [cutOut]));
  expect(answersOf(view, asking)).toEqual(answersOf(plain, asking));
  expect(answersOf(view, asking)).not.toEqual(learnt);
  for (const day of made) put(day);
  expect(answersOf(view, asking)).toEqual(learnt);
  // What comes late makes other days of some of them.
  for (const day of shuffled(dice, made).slice(0, 300)) put(makeDay(dice, day.subject, day.day));
  for (const day of days(dice)) expect(answersOf(view, day)).toEqual(answersOf(plain, day));
});

it.each([6, 7])('stored counts, changed day by day, say what the plain view says (%i)', (seed) => {
  const dice = diceOf(seed);
  const [stored, plain] = [new StoredTenant(), new PlainTenantBaseline()];
  const made = makeDays(dice);
  const put = (day: BaselineDay): void => {
    stored.put(day);
    plain.put(day);
  };
  for (const day of shuffled(dice, made)) put(day);
  for (const day of days(dice))
    expect(answersOf(stored.viewFrom(day), day)).toEqual(answersOf(plain, day));
  // Late ones, and what was taken back.
  for (const day of shuffled(dice, made).slice(0, 300)) put(makeDay(dice, day.subject, day.day));
  for (const day of shuffled(dice, made).slice(0, 300)) {
    stored.remove(day);
    plain.days.delete(`${day.day}|${day.subject}`);
  }
  for (const day of days(dice))
    expect(answersOf(stored.viewFrom(day), day)).toEqual(answersOf(plain, day));
});

it('counts that look less far around a day than it reaches go wrong', () => {
  const dice = diceOf(8);
  const [stored, plain] = [new StoredTenant(40), new PlainTenantBaseline()];
  for (const day of shuffled(dice, makeDays(dice))) {
    stored.put(day);
    plain.put(day);
  }
  const day = begin + 150;
  expect(answersOf(stored.viewFrom(day), day)).not.toEqual(answersOf(plain, day));
});

it('a count that was not read is not taken for nobody', () => {
  const view = new TenantBaseline(new StoredCounts());
  expect(() => view.otherUsers('user:1', 'asn', 'home 0', begin)).toThrow(/not read/);
});

it.each([4])('an export seen from its end is as the plain one says (%i)', (seed) => {
  const dice = diceOf(seed);
  const made = makeBuilt(dice).filter(() => dice(5) > 0);
  const plain = new PlainRetrospectiveBaseline();
  for (const day of made) plain.put(day);
  const view = new RetrospectiveBaseline(shuffled(dice, made), 'the export');
  for (const day of days(dice)) expect(answersOf(view, day)).toEqual(answersOf(plain, day));
});

it('another window is another answer: the comparison can fail', () => {
  const [view, plain] = [new TenantBaseline(), new PlainTenantBaseline()];
  for (const day of makeDays(diceOf(5))) {
    view.put(day);
    plain.put({ ...day, day: day.day - 1 });
  }
  const day = begin + 150;
  expect(answersOf(view, day)).not.toEqual(answersOf(plain, day));
});
