import { type Act, dayOf, isNoteworthy } from '@nightjar/core';

const firstRecords = 1 << 12;

/**
 * Which records of an export are worth a second reading. Acts in which a model sees the same share a number,
 * so that 4 bytes a record are held; the first of them is asked for all when everything is learnt.
 */
export class SecondLook {
  #records = new Uint32Array(firstRecords);
  #count = 0;
  readonly #numbers = new Map<string, number>();
  readonly #alike: Act[] = [];

  /** The next record, of which nothing is worth it until an act is added. */
  begin(): true {
    if (this.#count === this.#records.length) {
      const records = new Uint32Array(this.#count * 2);
      records.set(this.#records);
      this.#records = records;
    }
    this.#count++;
    return true;
  }

  /** The act that the record tells. */
  add(act: Act): void {
    const key = keyOf(act);
    let number = this.#numbers.get(key);
    if (number === undefined) this.#numbers.set(key, (number = this.#alike.push(act)));
    this.#records[this.#count - 1] = number;
  }

  /** Answers for one record after the other, in the order of the first reading. */
  isWanted(isWorth: (act: Act) => boolean): () => boolean {
    const worth = [false, ...this.#alike.map(isWorth)];
    let at = 0;
    return () => worth[this.#records[at++]!]!;
  }
}

/** All by which an act is scored as a source, or kept. */
function keyOf(act: Act): string {
  if (isNoteworthy(act)) return act.metric;
  const { subject, time, metric, interactive, ip, intel, clientFamily } = act;
  const isSignIn = metric === 'saas.login.success';
  const from = isSignIn ? `${ip}|${interactive}` : ip === null;
  const { asn, country, class: ipClass } = intel ?? {};
  return `${dayOf(time)}|${isSignIn}|${from}|${asn}|${country}|${ipClass}|${clientFamily}|${subject}`;
}
