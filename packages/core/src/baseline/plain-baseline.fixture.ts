import type { Group } from '../entity/types.ts';
import type { Feature, Rate } from '../feature/index.ts';
import { type BuiltDay, manyValues } from './baseline-day.ts';
import type { Day } from './days.ts';
import { burnInDays, usualDays } from './rarity.ts';

type Shown = readonly BuiltDay[];

const shows = (day: BuiltDay, feature: Feature, value: string): boolean =>
  day.values[feature]?.includes(value) ?? false;

/** The definitions of a baseline over lists of days, word for word: what the index must say as well. */
abstract class PlainBaseline {
  readonly days = new Map<string, BuiltDay>();

  put(day: BuiltDay): void {
    this.days.set(`${day.day}|${day.subject}`, day);
  }

  /** Days that are looked at from a day, ascending. */
  protected abstract seenFrom(day: Day): Shown;
  protected abstract isOutside(seen: Day, day: Day): boolean;

  protected of(subject: string, days: Shown): Shown {
    return days.filter((one) => one.subject === subject);
  }

  /** Of some days only a directory tells. */
  protected get stating(): Shown {
    return [...this.days.values()].toSorted((a, b) => a.day - b.day);
  }

  protected all(): Shown {
    return this.stating.filter(
      ({ active, groups, rates, values }) =>
        !groups || active || Object.keys({ ...values, ...rates }).length > 0,
    );
  }

  /** Of all subjects, as of a day. */
  protected abstract groupsFrom(day: Day): Map<string, Group | null>;

  peerGroup(subject: string, day: Day): Group | null {
    return this.groupsFrom(day).get(subject) ?? null;
  }

  protected others({ subject, group }: { subject: string; group: string }, day: Day): string[] {
    return [...this.groupsFrom(day)].flatMap(([other, own]) =>
      own?.uid === group && other !== subject ? [other] : [],
    );
  }

  otherPeers(
    of: { subject: string; group: string },
    { feature, value }: { feature: Feature; value: string },
    day: Day,
  ): number {
    return this.others(of, day).filter((other) => this.#users(feature, value, day).includes(other))
      .length;
  }

  otherUsers(subject: string, feature: Feature, value: string, day: Day): number {
    return this.#users(feature, value, day).filter((user) => user !== subject).length;
  }

  #users(feature: Feature, value: string, day: Day): string[] {
    const showing = this.seenFrom(day).filter((one) => shows(one, feature, value));
    const users = new Set(showing.map((one) => one.subject));
    return [...users].filter((user) => {
      const own = this.of(user, showing);
      return own.length >= 2 && own.some((one) => this.isOutside(one.day, day));
    });
  }

  isUsualCountry(country: string, day: Day): boolean | null {
    const days = this.seenFrom(day).filter((one) => (one.values.country ?? []).length > 0);
    const users = new Set(days.map((one) => one.subject)).size;
    if (users < 10) return null;
    const showing = days.filter((one) => shows(one, 'country', country));
    const count = new Set(showing.map((one) => one.subject)).size;
    return count >= 2 && count >= users * 0.02;
  }

  firstDayOfApplication(application: string, day: Day): Day | null {
    const days = this.seenFrom(day).filter((one) => shows(one, 'application', application));
    return days[0]?.day ?? null;
  }
}

const busiestOf = (days: Shown, rate: Rate): number =>
  Math.max(0, ...days.map((one) => one.rates[rate] ?? 0));

const newnessOf = (newest: readonly number[]): number[] =>
  [0, 1, 2, 3, 4, 5].map((times) => newest.filter((one) => one === times).length);

/** As `TenantBaseline`. */
export class PlainTenantBaseline extends PlainBaseline {
  protected seenFrom(day: Day): Shown {
    return this.all().filter((one) => one.day >= day - 91 && one.day <= day - 2);
  }

  protected isOutside(seen: Day, day: Day): boolean {
    return seen <= day - 4;
  }

  seenByUser(subject: string, feature: Feature, value: string, day: Day) {
    const own = this.of(subject, this.seenFrom(day));
    const newest = own
      .filter((one) => one.active)
      .slice(burnInDays)
      .map((one) => {
        const before = own.filter((other) => other.day < one.day);
        const times = (one.values[feature] ?? []).map((shown) =>
          shown === manyValues ? 0 : before.filter((other) => shows(other, feature, shown)).length,
        );
        return Math.min(usualDays, ...times);
      });
    const daysSeen = own.filter((one) => shows(one, feature, value)).length;
    return { daysSeen, newness: newnessOf(newest) };
  }

  protected groupsFrom(day: Day): Map<string, Group | null> {
    const stated = this.seenFrom(day).filter((one) => one.peerGroup !== undefined);
    // Ascending: the last stands.
    return new Map(stated.map((one) => [one.subject, one.peerGroup!]));
  }

  peersKnown(subject: string, group: string, day: Day): number {
    return this.others({ subject, group }, day).filter(
      (other) => this.lastActive(other, day) !== null,
    ).length;
  }

  usersKnown(subject: string, day: Day): number {
    const active = this.seenFrom(day).filter((one) => one.active && one.subject !== subject);
    return new Set(active.map((one) => one.subject)).size;
  }

  busiest(subject: string, rate: Rate, day: Day): number {
    return busiestOf(this.of(subject, this.seenFrom(day)), rate);
  }

  lastActive(subject: string, day: Day): Day | null {
    const own = this.of(subject, this.seenFrom(day)).filter((one) => one.active);
    return own.at(-1)?.day ?? null;
  }
}

/** As `RetrospectiveBaseline`. */
export class PlainRetrospectiveBaseline extends PlainBaseline {
  protected seenFrom(_day: Day): Shown {
    return this.all();
  }

  protected isOutside(seen: Day, day: Day): boolean {
    return Math.abs(seen - day) > 3;
  }

  protected groupsFrom(_day: Day): Map<string, Group | null> {
    const stated = new Map(
      this.stating.flatMap(({ groups, subject }) => (groups ? [[subject, groups]] : [])),
    );
    const sizeOf = (uid: string): number =>
      [...stated.values()].filter((groups) => groups.some((one) => one.uid === uid)).length;
    return new Map(
      [...stated].map(([subject, groups]) => {
        const large = groups.filter(({ uid }) => sizeOf(uid) >= 5);
        const best = Math.min(...large.map(({ uid }) => sizeOf(uid)));
        const smallest = large.filter(({ uid }) => sizeOf(uid) === best);
        return [subject, smallest.toSorted((a, b) => (a.uid < b.uid ? -1 : 1))[0] ?? null];
      }),
    );
  }

  peersKnown(subject: string, group: string, _day: Day): number {
    const known = new Set(this.all().map((one) => one.subject));
    return this.others({ subject, group }, 0).filter((other) => known.has(other)).length;
  }

  #chained(days: readonly Day[], day: Day): Day[] {
    const chain = (ordered: readonly Day[]): Day[] => {
      const found: Day[] = [];
      for (const one of ordered)
        if (Math.abs(one - (found.at(-1) ?? day)) <= 3) found.push(one);
        else break;
      return found;
    };
    const before = days.filter((one) => one <= day).toSorted((a, b) => b - a);
    const after = days.filter((one) => one > day).toSorted((a, b) => a - b);
    return [...chain(before), ...chain(after)];
  }

  #daysOutside(own: Shown, feature: Feature, value: string, day: Day): number {
    const days = own.filter((one) => shows(one, feature, value)).map((one) => one.day);
    const episode = this.#chained(days, day).length;
    if (episode > own.filter((one) => one.active).length / 4) return usualDays;
    return days.length - episode;
  }

  seenByUser(subject: string, feature: Feature, value: string, day: Day) {
    const own = this.of(subject, this.all());
    const active = own.filter((one) => one.active);
    const isNovel = (one: BuiltDay): boolean =>
      (['asn', 'country', 'ipClass'] as const).some((place) =>
        (one.values[place] ?? []).some(
          (shown) => this.#daysOutside(own, place, shown, one.day) === 0,
        ),
      );
    const novel = this.#chained(
      own.filter(isNovel).map((one) => one.day),
      day,
    );
    const leftOut = [day, ...(novel.length <= active.length / 4 ? novel : [])];
    const newest = active
      .filter((one) => !leftOut.includes(one.day))
      .map((one) => {
        const outside = (one.values[feature] ?? []).map((shown) =>
          shown === manyValues ? 0 : this.#daysOutside(own, feature, shown, one.day),
        );
        return Math.min(usualDays, ...outside);
      });
    return {
      daysSeen: this.#daysOutside(own, feature, value, day),
      newness: newnessOf(newest),
    };
  }

  usersKnown(subject: string, _day: Day): number {
    const users = new Set(this.all().map((one) => one.subject));
    users.delete(subject);
    return users.size;
  }

  busiest(subject: string, rate: Rate, day: Day): number {
    const others = this.of(subject, this.all()).filter((one) => Math.abs(one.day - day) > 1);
    return busiestOf(others, rate);
  }

  lastActive(subject: string, day: Day): Day | null {
    const own = this.of(subject, this.all()).filter((one) => one.active && one.day < day);
    return own.at(-1)?.day ?? null;
  }

  override firstDayOfApplication(application: string, day: Day): Day | null {
    const first = super.firstDayOfApplication(application, day);
    return first !== null && first < day ? first : null;
  }
}
