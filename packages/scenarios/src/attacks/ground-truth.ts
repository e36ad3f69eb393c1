import type { Source } from '@nightjar/core';
import type { VendorRecord } from '../types.ts';

/** An ability of detection that an act gives cause to: a model's path, or a name where no page names one. */
export type Cause = string;

/** A record of an attack, with the step that it belongs to and the causes that it gives. */
export interface AttackRecord extends VendorRecord {
  step: string;
  models: readonly Cause[];
  /** Whether the intruder did it; what the victim did before is told for the story alone. */
  byIntruder: boolean;
}

/** One act of the intruder. */
export interface TrueAct {
  source: Source;
  /** The vendor's own id; absent where records have none, as those of flows. */
  uid?: string;
  /** Its place among the records of the attack. */
  place: number;
  happenedAt: number;
  step: string;
  models: readonly Cause[];
}

/** What truly happened: what an evaluation compares with what was found. */
export interface GroundTruth {
  scenario: string;
  /** Who or what was taken over or reached: UPNs, ARNs, ids of machines. */
  subjects: readonly string[];
  /** First and last act of the intruder (ms). */
  start: number;
  end: number;
  acts: readonly TrueAct[];
  /** All models that have a cause, sorted; none: nothing must be found. */
  models: readonly Cause[];
  /** Models that must stay silent about the subjects. */
  silent: readonly Cause[];
}

/** An attack as records in the order in which they happen, and the truth about them. */
export interface StagedAttack {
  records: readonly AttackRecord[];
  truth: GroundTruth;
}

/** The truth about records that are in order; throws where the intruder does nothing. */
export function tellTruth(
  records: readonly AttackRecord[],
  of: { scenario: string; subjects: readonly string[]; silent?: readonly Cause[] },
): GroundTruth {
  const acts = records.flatMap(({ byIntruder, ...record }, place) =>
    byIntruder ? [trueActOf(record, place)] : [],
  );
  const [first, last] = [acts[0], acts.at(-1)];
  if (!first || !last) throw new Error(`${of.scenario} has no act`);
  return {
    scenario: of.scenario,
    subjects: of.subjects,
    start: first.happenedAt,
    end: last.happenedAt,
    acts,
    models: [...new Set(acts.flatMap(({ models }) => models))].sort(),
    silent: of.silent ?? [],
  };
}

function trueActOf(record: Omit<AttackRecord, 'byIntruder'>, place: number): TrueAct {
  const { source, happenedAt, step, models } = record;
  const uid = uidOf(record);
  return { source, ...(uid ? { uid } : {}), place, happenedAt, step, models };
}

/** The id that the vendor gives a record, as its events carry it. */
export function uidOf({ source, record }: VendorRecord): string | undefined {
  const name = idNames[source];
  const id = name === undefined ? undefined : record[name];
  if (typeof id !== 'string') return undefined;
  return source === 'message-trace' ? `${id}/${String(record['RecipientAddress'])}` : id;
}

const idNames: Partial<Record<Source, string>> = {
  'microsoft-365': 'Id',
  'entra-id': 'id',
  'entra-audit': 'id',
  'message-trace': 'MessageTraceId',
  'aws-cloudtrail': 'eventID',
};
