import type { Breach } from '@nightjar/core';
import type { OcsfVersion } from '../compile/ocsf-sources.ts';
import { attacksOf } from './attacks-of.ts';
import { textOf } from './finding.ts';

export interface FindingNotes {
  /** The model works, and its findings do not open incidents. */
  isSuppressed?: boolean;
}

/** What was found by which model. */
export function findingInfoOf(
  breach: Breach,
  version: OcsfVersion,
  { isSuppressed = false }: FindingNotes = {},
): object {
  return {
    uid: breach.id,
    title: textOf(breach.modelPath),
    analytic: {
      name: textOf(breach.modelPath),
      uid: breach.modelUuid,
      version: String(breach.modelVersion),
      ...(breach.compliance ? { type_id: 1, type: 'Rule' } : { type_id: 2, type: 'Behavioral' }),
      ...(version === '1.1.0' ? {} : { state_id: isSuppressed ? 2 : 1 }),
    },
    attacks: attacksOf(breach.techniques),
    first_seen_time: breach.time,
    last_seen_time: breach.endTime,
    created_time: breach.time,
    modified_time: breach.endTime,
  };
}
