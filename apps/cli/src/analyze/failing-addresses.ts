import { type Act, dayOf, sprayUsersMin } from '@nightjar/core';

const hourMs = 3_600_000;
/** Names held of an address and hour: no model asks for so many before it speaks. */
const usersHeldMax = 32;

/**
 * Addresses at which several users failed within an hour or two. What succeeded there meanwhile must be
 * kept: an office on a password-reset day is told from a spray by its successes alone.
 */
export class FailingAddresses {
  readonly #failing = new Map<string, Set<string>>();
  #days: ReadonlySet<string> | undefined;
  #usersMin = sprayUsersMin;

  add(act: Act): void {
    if (act.ip === null || act.metric !== 'saas.login.failure') return;
    const key = keyOf(act.ip, hourOf(act));
    let users = this.#failing.get(key);
    if (!users) this.#failing.set(key, (users = new Set()));
    if (users.size < usersHeldMax) users.add((act.subjectName ?? '').toLowerCase());
    this.#days = undefined;
  }

  /** So many must have failed: in a large organisation somebody mistypes at every office and hour. */
  askFor(usersMin: number): void {
    this.#usersMin = Math.min(usersHeldMax, Math.max(sprayUsersMin, usersMin));
    this.#days = undefined;
  }

  /** May it be a sign-in at such an address, whatever the hour of its day? */
  mayHave({ time, ip }: Act): boolean {
    this.#days ??= this.#busyDays();
    return this.#days.has(`${dayOf(time)}|${ip}`);
  }

  /** Is it a sign-in at such an address, in one of its hours? */
  has(act: Act): boolean {
    if (act.ip === null || act.metric !== 'saas.login.success') return false;
    const hour = hourOf(act);
    return this.#isBusy(act.ip, hour) || this.#isBusy(act.ip, hour + 1);
  }

  #busyDays(): ReadonlySet<string> {
    const days = new Set<string>();
    for (const key of this.#failing.keys()) {
      const [hour, ip] = key.split('|', 2) as [string, string];
      if (!this.#isBusy(ip, Number(hour))) continue;
      for (const since of [1, 0]) days.add(`${dayOf((Number(hour) - since) * hourMs)}|${ip}`);
    }
    return days;
  }

  /** An hour's window ends in this hour: it began in this one or the one before. */
  #isBusy(ip: string, hour: number): boolean {
    const users = this.#failing.get(keyOf(ip, hour));
    if (!users) return false;
    const before = this.#failing.get(keyOf(ip, hour - 1)) ?? [];
    return new Set([...users, ...before]).size >= this.#usersMin;
  }
}

function hourOf(act: Act): number {
  return Math.floor(act.time / hourMs);
}

function keyOf(ip: string, hour: number): string {
  return `${hour}|${ip}`;
}
