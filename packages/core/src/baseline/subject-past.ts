import { type Feature, features } from '../feature/index.ts';
import { manyValues } from './baseline-day.ts';
import { none } from './day-arena.ts';
import { firstDayOf, withoutFirst } from './day-bits.ts';
import type { DayIndex } from './day-index.ts';
import type { Day } from './days.ts';
import { countAround, episodeAround } from './episode.ts';
import { usualDays } from './rarity.ts';

/** An episode longer than this share of the active days is how the subject lives now. */
const episodeShareMax = 0.25;

/** Of a subject's days and one feature how usual the newest value was, and how many active days of each there are. */
interface Newest {
  days: Uint8Array;
  total: readonly number[];
}

const placeFeatures = features.filter(
  (feature) => feature === 'asn' || feature === 'country' || feature === 'ipClass',
);

/** All days of one subject of an export, and what does not depend on which of them asks. */
export class SubjectPast {
  readonly #index: DayIndex;
  readonly #subject: number;
  /** Days on which anything is known, ascending, and which of them were active. */
  readonly #days: readonly Day[];
  readonly #active: ReadonlySet<Day>;
  readonly #at: ReadonlyMap<Day, number>;
  readonly #newest = new Map<Feature, Newest>();
  #novel: readonly Day[] | undefined;
  #episode: { day: Day; days: readonly Day[] } | undefined;

  constructor(index: DayIndex, subject: number) {
    this.#index = index;
    this.#subject = subject;
    const { arena } = index;
    this.#days = this.#listDays((page) => arena.knownDays(page));
    this.#active = new Set(this.#listDays((page) => arena.activeDays(page)));
    this.#at = new Map(this.#days.map((day, at) => [day, at]));
  }

  #listDays(bitsOfPage: (page: number) => number): Day[] {
    const { arena } = this.#index;
    const days: Day[] = [];
    for (let page = arena.firstPage(this.#subject); page !== none; page = arena.nextPage(page)) {
      addDays(days, arena.blockOfPage(page), bitsOfPage(page));
    }
    return days;
  }

  /** Days with the value outside its episode around the day; a long episode is usual. */
  daysOutside(value: number, day: Day): number {
    const days = this.#listDays((page) => this.#index.arena.daysOnPage(page, value));
    return this.#outside(days, day);
  }

  #outside(days: readonly Day[], day: Day): number {
    const episode = countAround(days, day);
    if (episode > this.#active.size * episodeShareMax) return usualDays;
    return days.length - episode;
  }

  /** H[j] but for the day itself and the episode that it is part of. */
  newnessOf(feature: Feature, day: Day): readonly number[] {
    const { days, total } = this.#newestOf(feature);
    const newness = [...total];
    // Of all active days those that are left out are few.
    for (const left of this.#leftOut(day)) newness[days[this.#at.get(left)!]!]!--;
    return newness;
  }

  /** Active days. */
  #leftOut(day: Day): readonly Day[] {
    if (this.#episode?.day !== day) {
      const chain = new Set([day, ...this.#episodeOf(day)]);
      this.#episode = { day, days: [...chain].filter((one) => this.#active.has(one)) };
    }
    return this.#episode.days;
  }

  /** Days chained to this one, each of which shows a value that the subject shows in that episode alone. */
  #episodeOf(day: Day): readonly Day[] {
    this.#novel ??= this.#listNovel();
    const chain = episodeAround(this.#novel, day);
    return chain.length <= this.#active.size * episodeShareMax ? chain : [];
  }

  #newestOf(feature: Feature): Newest {
    let newest = this.#newest.get(feature);
    if (!newest) {
      const days = new Uint8Array(this.#days.length).fill(usualDays);
      for (const [value, own] of this.#valuesOf(feature)) {
        const isMany = this.#index.values.values[value] === manyValues;
        for (const day of own) {
          const at = this.#at.get(day)!;
          days[at] = Math.min(days[at]!, isMany ? 0 : this.#outside(own, day));
        }
      }
      const total = [0, 0, 0, 0, 0, 0];
      for (const day of this.#active) total[days[this.#at.get(day)!]!]!++;
      this.#newest.set(feature, (newest = { days, total }));
    }
    return newest;
  }

  #listNovel(): readonly Day[] {
    const novel = new Set<Day>();
    for (const feature of placeFeatures) {
      for (const own of this.#valuesOf(feature).values())
        for (const day of own) if (this.#outside(own, day) === 0) novel.add(day);
    }
    return [...novel].sort((a, b) => a - b);
  }

  /** The subject's values of a feature with the days that showed them. */
  #valuesOf(feature: Feature): ReadonlyMap<number, readonly Day[]> {
    const { arena, values } = this.#index;
    const found = new Map<number, Day[]>();
    for (let page = arena.firstPage(this.#subject); page !== none; page = arena.nextPage(page)) {
      const end = arena.endEntry(page);
      for (let entry = arena.firstEntry(page); entry < end; entry++) {
        const value = arena.valueOf(entry);
        if (values.featureOf(value) !== feature) continue;
        const days = found.get(value) ?? [];
        addDays(days, arena.blockOfPage(page), arena.daysOf(entry));
        found.set(value, days);
      }
    }
    return found;
  }
}

function addDays(days: Day[], block: number, bits: number): void {
  for (let left = bits; left !== 0; left = withoutFirst(left)) days.push(firstDayOf(block, left));
}
