import {
  getRate,
  type HitTest,
  hourMs,
  lowestEventId,
  type Rate,
  type ScoredAct,
  type Volumes,
} from '@nightjar/core';
import { countEventsByHour, listEventsOfOperations, type TenantTx } from '@nightjar/db';
import { listScoredActs } from './list-scored-acts.ts';

/** Acts that count only in a crowd: those of the crowds that new acts are part of, and how large these are. */
export interface Crowds {
  crowd: readonly ScoredAct[];
  volumes: Volumes;
}

interface Question {
  subject: string;
  rate: Rate;
  /** Hours since the epoch, both inclusive; those beside them count too. */
  from: number;
  to: number;
  floor: number;
}

/**
 * Looks in the rows how many acts of a kind the hours of new ones hold. Where they are many, all of them are
 * read again from their batches: alone, none of them was worth keeping.
 */
export async function listCrowds(
  tx: TenantTx,
  fresh: readonly ScoredAct[],
  hits: HitTest,
): Promise<Crowds> {
  const amounts = new Map<string, number>();
  const stored = new Map<string, string>();
  for (const question of questionsOf(fresh, hits)) {
    const { floor, from, rate, subject, to } = question;
    const filter = { subject, operations: getRate(rate).bulk!, ...boundsOf(from - 1, to + 2) };
    const hours = await countEventsByHour(tx, filter);
    for (const [hour, count] of hours) amounts.set(`${subject}|${rate}|${hour}`, count);
    const isMany = [...hours].some(([hour, count]) => count + (hours.get(hour + 1) ?? 0) >= floor);
    if (!isMany) continue;
    for (const { id, batchId } of await listEventsOfOperations(tx, filter)) stored.set(id, batchId);
  }
  const acts = await listScoredActs(tx, [...new Set(stored.values())]);
  return {
    crowd: acts.filter(({ id }) => stored.has(id)),
    volumes: (subject, rate, hour) => amounts.get(`${subject}|${rate}|${hour}`) ?? 0,
  };
}

function questionsOf(fresh: readonly ScoredAct[], hits: HitTest): Question[] {
  const questions = new Map<string, Question>();
  for (const act of fresh) {
    if (act.subject === null) continue;
    const hour = Math.floor(act.time / hourMs);
    for (const { rate, floor } of hits.crowdsOf(act)) {
      const { subject } = act;
      // Apart by day, so that acts far apart do not make one look at all between them.
      const key = `${subject}|${rate}|${Math.floor(hour / 24)}`;
      const known = questions.get(key) ?? { subject, rate, from: hour, to: hour, floor };
      questions.set(key, {
        ...known,
        from: Math.min(known.from, hour),
        to: Math.max(known.to, hour),
        floor: Math.min(known.floor, floor),
      });
    }
  }
  return [...questions.values()];
}

function boundsOf(from: number, to: number): { fromId: string; toId: string } {
  return { fromId: lowestEventId(from * hourMs), toId: lowestEventId(to * hourMs) };
}
