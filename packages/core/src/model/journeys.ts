import { rareMin } from '../baseline/judge-source.ts';
import { usualDays } from '../baseline/rarity.ts';
import type { ScoredAct } from '../baseline/types.ts';
import { isRentedClass } from '../feature/index.ts';
import { firstFrom } from './first-from.ts';

const hourMs = 3_600_000;
/** A device that signed in somewhere is taken to stay there for so long, and to have been there before. */
const staysMs = 72 * hourMs;
const arrivedMs = hourMs;

/**
 * Where one subject travels: in a country that is new for it somebody signed in by hand on a device that is its own,
 * known by the id that the directory gave it. Whoever merely has the password, or a session, cannot show that.
 */
export class Journeys {
  /** By country the times of such sign-ins, ascending. */
  readonly #signIns = new Map<string, number[]>();

  constructor(acts: readonly ScoredAct[]) {
    for (const act of acts.filter(showsOwnDevice)) {
      const country = newCountryOf(act);
      if (country === undefined) continue;
      const times = this.#signIns.get(country);
      if (times) times.push(act.time);
      else this.#signIns.set(country, [act.time]);
    }
    for (const times of this.#signIns.values()) times.sort((a, b) => a - b);
  }

  /** Is the subject's own device where this comes from? */
  isOn({ newCountry, time }: { newCountry?: string | undefined; time: number }): boolean {
    const times = newCountry === undefined ? undefined : this.#signIns.get(newCountry);
    if (times === undefined) return false;
    const next = times[firstFrom(times, time - staysMs, (one) => one)];
    return next !== undefined && next <= time + arrivedMs;
  }

  /** The act as it is judged where nothing but the country is new, and the device is there: its source is not odd. */
  judge(act: ScoredAct): ScoredAct {
    return this.isOn({ newCountry: newCountryOf(act), time: act.time })
      ? { ...act, rareNet: false, rareSource: false, onJourney: true }
      : act;
  }
}

/** The country of an odd source that is odd for nothing else: neither rented nor shown by a client that is new. */
export function newCountryOf({ intel, rareSource, scores }: ScoredAct): string | undefined {
  if (rareSource !== true || isRentedClass(intel?.class)) return undefined;
  if ((scores.client?.rarity ?? 0) >= rareMin) return undefined;
  return intel?.country ?? undefined;
}

/** A token that is renewed tells the device that it was made on, wherever it is used from: only a sign-in by hand counts. */
function showsOwnDevice(act: ScoredAct): boolean {
  if (act.metric !== 'saas.login.success' || !act.interactive || act.device === undefined)
    return false;
  // A device seen on enough days is no longer scored.
  return (act.scores.device?.daysSeen ?? usualDays) >= usualDays;
}
