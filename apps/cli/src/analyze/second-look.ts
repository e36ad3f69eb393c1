import { type Act, dayMs, dayOf, isNoteworthy } from '@nightjar/core';
import { NumberedRows } from './numbered-rows.ts';
import { Numbered } from './numbered.ts';

const firstRecords = 1 << 12;

/** Of acts alike that are not noteworthy: what they show of their source, and nothing by which one is itself. */
type Source = Pick<Act, 'metric' | 'interactive' | 'ip' | 'intel'>;

/**
 * Which records of an export are worth a second reading. Acts in which a model sees the same share a number,
 * so that 4 bytes a record are held, and some thirty of all acts alike; one of them is asked for all when
 * everything is learnt.
 */
export class SecondLook {
  #records = new Uint32Array(firstRecords);
  #count = 0;
  /** Of acts alike the numbers of subject, source and client, and the day. */
  readonly #alike = new NumberedRows();
  readonly #noteworthy = new Numbered<Act>();
  readonly #subjects = new Numbered<string | null>();
  readonly #sources = new Numbered<Source>();
  readonly #clients = new Numbered<string | null>();

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

  /** The act that the record tells. Odd numbers are of noteworthy acts. */
  add(act: Act): void {
    const number = isNoteworthy(act)
      ? this.#noteworthy.of(act.metric, () => act) * 2 + 1
      : this.#numberOf(act) * 2 + 2;
    this.#records[this.#count - 1] = number;
  }

  #numberOf(act: Act): number {
    const subject = this.#subjects.of(`${act.subject}`, () => act.subject);
    const client = this.#clients.of(`${act.clientFamily}`, () => act.clientFamily);
    const source = this.#sources.of(sourceKeyOf(act), () => sourceOf(act));
    return this.#alike.of([subject, source, client, dayOf(act.time)]);
  }

  /**
   * Answers for one record after the other, in the order of the first reading. What is asked for is an act of
   * the same day, source and subject; by what else it shows it must not be judged.
   */
  isWanted(isWorth: (act: Act) => boolean): () => boolean {
    const noteworthy = this.#noteworthy.list.map(isWorth);
    const worth = new Uint8Array(this.#alike.count);
    for (const number of worth.keys()) worth[number] = isWorth(this.#actOf(number)) ? 1 : 0;
    let at = 0;
    return () => {
      const number = this.#records[at++]!;
      if (number === 0) return false;
      return number % 2 === 1 ? noteworthy[(number - 1) / 2]! : worth[number / 2 - 1] === 1;
    };
  }

  #actOf(number: number): Act {
    const [subject, source, client, day] = this.#alike.row(number);
    return {
      ...nothing,
      ...this.#sources.list[source]!,
      subject: this.#subjects.list[subject]!,
      time: day * dayMs,
      clientFamily: this.#clients.list[client]!,
    };
  }
}

/** Of a sign-in its address is told and whether a person was there, of other acts whether there is an address. */
function sourceKeyOf({ metric, interactive, ip, intel }: Act): string {
  const isSignIn = metric === 'saas.login.success';
  const from = isSignIn ? `${ip}|${interactive}` : ip === null;
  return `${isSignIn}|${from}|${intel?.asn}|${intel?.country}|${intel?.class}`;
}

function sourceOf({ metric, interactive, ip, intel }: Act): Source {
  return { metric, interactive, ip, intel };
}

/** An act that shows nothing but where it came from. */
const nothing: Omit<Act, keyof Source | 'subject' | 'time' | 'clientFamily'> = {
  id: '',
  uid: '',
  source: 'microsoft-365',
  alsoMetrics: [],
  operation: '',
  operationClass: '',
  subjectName: null,
  actorKind: 'person',
  userAgent: null,
  session: null,
  application: null,
  applicationId: null,
  outcome: 'unknown',
  errorCode: null,
  correlation: null,
  grant: null,
  rule: null,
  mail: null,
  count: 1,
};
