import { isRare, isRented, type JudgedAct } from './judge-acts.ts';

const hourMs = 3_600_000;
const usualDays = 5;

/** The country of an odd source of which nothing else is odd. */
const newCountryOf = ({ act, rarity, rareSource }: JudgedAct): string | null =>
  rareSource === true && !isRented(act) && !isRare(rarity.client)
    ? (act.intel?.country ?? null)
    : null;

const isByOwnDevice = ({ act, daysSeen }: JudgedAct): boolean =>
  act.metric === 'saas.login.success' && act.interactive && (daysSeen.device ?? 0) >= usualDays;

/**
 * A source that is odd for its country alone is none where a device of the subject's own signed in by hand from that
 * country: at most an hour after the act, or at most 72 hours before it. `own` are acts of one subject.
 */
export function judgeJourneys(own: readonly JudgedAct[]): JudgedAct[] {
  return own.map((judged) => {
    const country = newCountryOf(judged);
    const isThere = own
      .filter((other) => isByOwnDevice(other) && newCountryOf(other) === country)
      .map(({ act }) => judged.act.time - act.time)
      .some((after) => after >= -hourMs && after <= 72 * hourMs);
    return country !== null && isThere ? { ...judged, rareNet: false, rareSource: false } : judged;
  });
}
