import {
  type Anchor,
  anchorOf,
  type Breach,
  type CompiledModel,
  evaluate,
  type Incident,
  investigate,
  isHit,
  noDecisions,
  type ScoredAct,
  scoreAct,
} from '@nightjar/core';
import type { Learnt } from './learn.ts';
import { analysisTenant, type Reading, readActs } from './read-acts.ts';

/** A model that came close, and what it missed. */
export interface NearMiss {
  model: string;
  entity: string;
  time: number;
  missed: string;
}

export interface Judged {
  incidents: readonly Incident[];
  breaches: readonly Breach[];
  ungrouped: readonly Breach[];
  nearMisses: readonly NearMiss[];
  /** Where an event stands in the export, by our id. */
  places: ReadonlyMap<string, { file: string; line: number; uid: string }>;
}

const nearMissesMax = 100;

/** Second pass: how unusual each act was, then models, grouping and stories over what was kept. */
export async function judge(
  files: readonly string[],
  of: { learnt: Learnt; models: readonly CompiledModel[]; reading: Reading },
): Promise<Judged> {
  const hits: ScoredAct[] = [];
  const anchors = new Map<string, Anchor[]>();
  const places = new Map<string, { file: string; line: number; uid: string }>();
  const nearMisses = new Map<string, NearMiss>();
  for (const file of files) {
    for await (const read of readActs(file, of.reading)) {
      if (!read.ok || read.act.subject === null) continue;
      const act = scoreAct(read.act, of.learnt.view);
      if (isHit(act)) {
        hits.push(act);
        places.set(act.id, { file, line: read.line, uid: act.uid });
      }
      const anchor = of.learnt.withoutAddress.has(read.act.subject) ? anchorOf(act) : null;
      if (anchor) listOf(anchors, read.act.subject).push(anchor);
      noteNearMiss(act, nearMisses);
    }
  }
  const breaches = evaluate({ tenantId: analysisTenant, models: of.models, acts: hits, anchors });
  const { incidents, ungrouped } = investigate({
    tenantId: analysisTenant,
    breaches,
    decisions: noDecisions,
    acts: hits,
  });
  return { incidents, breaches, ungrouped, nearMisses: [...nearMisses.values()], places };
}

function listOf<Value>(map: Map<string, Value[]>, key: string): Value[] {
  let found = map.get(key);
  if (!found) map.set(key, (found = []));
  return found;
}

function noteNearMiss(act: ScoredAct, nearMisses: Map<string, NearMiss>): void {
  if (
    act.metric !== 'saas.login.success' ||
    act.rareNet !== true ||
    act.rareSource === true ||
    act.subject === null
  )
    return;
  const key = `${act.subject}|${act.intel?.asn}`;
  if (nearMisses.has(key) || nearMisses.size >= nearMissesMax) return;
  nearMisses.set(key, {
    model: 'SaaS / Access / Unusual External Source for SaaS Credential Use',
    entity: act.subject,
    time: act.time,
    missed: `AS${act.intel?.asn} was new for the user, but it is no hosting or VPN network and neither the country nor the client was rare`,
  });
}
