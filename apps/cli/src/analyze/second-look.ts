import { type Act, dayMs, dayOf, type HitTest, hourMs, type Interest } from '@nightjar/core';
import { NumberedRows } from './numbered-rows.ts';
import { Numbered } from './numbered.ts';

const firstRecords = 1 << 12;

/** Of acts alike: what they show of their source, and nothing by which one is itself. */
type Source = Pick<Act, 'metric' | 'interactive' | 'ip' | 'intel'>;

/** Of a record: it tells no act of its own; it is read again whatever was learnt. */
const never = 0;
const always = 1;
const firstAlike = 2;

/** What is known of acts alike when it is asked whether they are worth a second reading. */
export interface Alike {
  /** With the first of its day where the hour does not matter. */
  act: Act;
  interest: Interest;
}

/**
 * Which records of an export are worth a second reading. Acts in which a model sees the same share a number,
 * so that 4 bytes a record are held, and some thirty of all acts alike; one of them is asked for all when
 * everything is learnt. What a model asks of an act by itself is read again without a question.
 */
export class SecondLook {
  #records = new Uint32Array(firstRecords);
  #count = 0;
  /** Of acts alike the numbers of subject, source, client and kind, and the hour. */
  readonly #alike = new NumberedRows();
  readonly #subjects = new Numbered<string | null>();
  readonly #sources = new Numbered<Source>();
  readonly #clients = new Numbered<string | null>();
  readonly #operations = new Numbered<{ operation: string; interest: Interest }>();
  readonly #hits: HitTest;

  /** `hits`: what the models can ask for. */
  constructor(hits: HitTest) {
    this.#hits = hits;
  }

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
    const interest = this.#hits.interestIn(act);
    this.#records[this.#count - 1] =
      interest === 'alone' ? always : firstAlike + this.#numberOf(act, interest);
  }

  #numberOf(act: Act, interest: Interest): number {
    const isCrowd = interest === 'crowd';
    const subject = this.#subjects.of(`${act.subject}`, () => act.subject);
    const client = this.#clients.of(`${act.clientFamily}`, () => act.clientFamily);
    const metric = isCrowd ? act.metric : '';
    const source = this.#sources.of(`${metric}|${sourceKeyOf(act)}`, () => sourceOf(act));
    const hour = isCrowd ? Math.floor(act.time / hourMs) : dayOf(act.time) * hoursOfDay;
    const operation = isCrowd ? act.operation : '';
    const kind = this.#operations.of(`${interest}|${operation}`, () => ({ operation, interest }));
    return this.#alike.of([subject, source, client, kind, hour]);
  }

  /**
   * Answers for one record after the other, in the order of the first reading. What is asked for is an act of
   * the same day, source and subject; by what else it shows it must not be judged.
   */
  isWanted(isWorth: (alike: Alike) => boolean): () => boolean {
    const worth = new Uint8Array(firstAlike + this.#alike.count);
    worth[always] = 1;
    for (let at = firstAlike; at < worth.length; at++)
      worth[at] = isWorth(this.#alikeAt(at - firstAlike)) ? 1 : 0;
    let at = 0;
    return () => worth[this.#records[at++] ?? never] === 1;
  }

  #alikeAt(number: number): Alike {
    const [subject, source, client, kind, hour] = this.#alike.row(number);
    const { interest, operation } = this.#operations.list[kind]!;
    const act = {
      ...nothing,
      ...this.#sources.list[source]!,
      subject: this.#subjects.list[subject]!,
      time: hour * hourMs,
      clientFamily: this.#clients.list[client]!,
      operation,
    };
    return { act, interest };
  }
}

const hoursOfDay = dayMs / hourMs;

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
