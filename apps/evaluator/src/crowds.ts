import {
  getRate,
  type HitTest,
  hourMs,
  inCrowd,
  lowestEventId,
  outOfCrowd,
  type Rate,
  type ScoredAct,
  type Volumes,
} from '@nightjar/core';
import {
  countEventsByHour,
  listUnkeptEvents,
  type OperationFilter,
  type TenantTx,
  listScoredActs,
} from '@nightjar/db';

interface Question {
  subject: string;
  rate: Rate;
  /** Hours since the epoch, both inclusive; those beside them count too. */
  from: number;
  to: number;
  floor: number;
}

interface Counted {
  from: number;
  to: number;
  hours: ReadonlyMap<number, number>;
}

/**
 * Acts that count only in a crowd, in one transaction: how large the crowds are is looked up in the rows, once for
 * each subject and kind.
 */
export class Crowds {
  readonly #tx: TenantTx;
  readonly #hits: HitTest;
  readonly #counted = new Map<string, Counted>();

  constructor(tx: TenantTx, hits: HitTest) {
    this.#tx = tx;
    this.#hits = hits;
  }

  /** Of acts those that are hits by how large their crowds are now. */
  async hitsAmong(acts: readonly ScoredAct[]): Promise<ScoredAct[]> {
    const asked = acts.filter(
      (act) => this.#hits.isHit(act, inCrowd) && !this.#hits.isHit(act, outOfCrowd),
    );
    await this.#count(this.#questionsOf(asked));
    return acts.filter((act) => this.#hits.isHit(act, this.#volumes));
  }

  /**
   * Acts of the crowds that new ones are part of, read again from their batches: alone, none of them was worth
   * keeping. Those that are kept by now are left out: what is kept of an act is newer than its batch, and a crowd that
   * goes on for hours is read once.
   */
  async membersWith(fresh: readonly ScoredAct[]): Promise<ScoredAct[]> {
    const stored = new Map<string, string>();
    const questions = this.#questionsOf(fresh);
    await this.#count(questions);
    for (const question of questions) {
      const { hours } = this.#counted.get(keyOf(question))!;
      const isMany = [...hours].some(
        ([hour, amount]) =>
          hour >= question.from - 1 &&
          hour <= question.to &&
          amount + (hours.get(hour + 1) ?? 0) >= question.floor,
      );
      if (!isMany) continue;
      for (const { id, batchId } of await listUnkeptEvents(this.#tx, filterOf(question)))
        stored.set(id, batchId);
    }
    return listScoredActs(this.#tx, [...new Set(stored.values())], stored);
  }

  #questionsOf(acts: readonly ScoredAct[]): Question[] {
    const questions = new Map<string, Question>();
    for (const act of acts) {
      if (act.subject === null) continue;
      const { subject } = act;
      const hour = Math.floor(act.time / hourMs);
      for (const { rate, floor } of this.#hits.crowdsOf(act)) {
        const known = questions.get(`${subject}|${rate}`);
        questions.set(`${subject}|${rate}`, {
          subject,
          rate,
          from: Math.min(known?.from ?? hour, hour),
          to: Math.max(known?.to ?? hour, hour),
          floor: Math.min(known?.floor ?? floor, floor),
        });
      }
    }
    return [...questions.values()];
  }

  /** Looks up what is not known yet, all in one. */
  async #count(questions: readonly Question[]): Promise<void> {
    const open = questions.flatMap((question) => {
      const known = this.#counted.get(keyOf(question));
      if (known && known.from <= question.from && known.to >= question.to) return [];
      const from = Math.min(known?.from ?? question.from, question.from);
      const to = Math.max(known?.to ?? question.to, question.to);
      return [{ ...question, from, to }];
    });
    const hours = await countEventsByHour(this.#tx, open.map(filterOf));
    open.forEach((question, at) => {
      const { from, to } = question;
      this.#counted.set(keyOf(question), { from, to, hours: hours[at]! });
    });
  }

  readonly #volumes: Volumes = (subject, rate, hour) =>
    this.#counted.get(`${subject}|${rate}`)?.hours.get(hour) ?? 0;
}

const keyOf = ({ rate, subject }: Pick<Question, 'rate' | 'subject'>): string =>
  `${subject}|${rate}`;

function filterOf({ from, rate, subject, to }: Question): OperationFilter {
  return {
    subject,
    operations: getRate(rate).bulk!,
    fromId: lowestEventId((from - 1) * hourMs),
    toId: lowestEventId((to + 2) * hourMs),
  };
}
