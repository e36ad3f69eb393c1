import {
  type Act,
  anchorOf,
  type Breach,
  type CompiledModel,
  evaluate,
  type Evaluation,
  eventId,
  type HitTest,
  outOfCrowd,
  type Incident,
  investigate,
  noDecisions,
  type ScoredAct,
  ScoreMemo,
  scoreAct,
  scoreSource,
  sprayUsersFloor,
} from '@nightjar/core';
import { AnchorsKept } from './anchors-kept.ts';
import type { Learnt } from './learn.ts';
import { isNearMiss, type NearMiss, noteNearMiss } from './near-miss.ts';
import { type Reading, readActs } from './read-acts.ts';
import { SharedTexts } from './shared-texts.ts';

/** Ids need a tenant; an export has one. */
const tenantId = 'analysis';

export interface Judged {
  incidents: readonly Incident[];
  breaches: readonly Breach[];
  ungrouped: readonly Breach[];
  nearMisses: readonly NearMiss[];
  /** Where an event stands in the export, by our id. */
  places: ReadonlyMap<string, Place>;
  /** What the breaches were made from. */
  evaluation: Evaluation;
}

/** `uid` is the vendor's own id. */
export interface Place {
  file: string;
  line: number;
  uid: string;
}

interface Judging {
  learnt: Learnt;
  models: readonly CompiledModel[];
  /** Which acts these models can ask for. */
  hits: HitTest;
  reading: Reading;
}

/** Second pass: how unusual the acts were that matter, then models, grouping and stories over what was kept. */
export async function judge(files: readonly string[], of: Judging): Promise<Judged> {
  // Of anybody's others: the one who acts is none of them.
  const usersKnown = Math.max(0, of.learnt.view.usersKnown('', 0) - 1);
  of.learnt.failingAddresses.askFor(sprayUsersFloor(of.models, usersKnown));
  const { hits, besides, anchors, places, nearMisses } = await keepHits(files, of);
  const acts = [...hits, ...besides];
  const evaluation = { tenantId, models: of.models, acts, anchors, usersKnown };
  const breaches = evaluate(evaluation);
  const { incidents, ungrouped } = investigate({
    tenantId,
    breaches,
    decisions: noDecisions,
    // One of many is told by the breach that counts them.
    acts: hits.filter((act) => of.hits.isHit(act, outOfCrowd)),
  });
  const told = { incidents, breaches, ungrouped, places, evaluation };
  return { ...told, nearMisses: [...nearMisses.values()] };
}

async function keepHits(files: readonly string[], { hits: test, learnt, reading }: Judging) {
  const hits: ScoredAct[] = [];
  const besides: ScoredAct[] = [];
  const anchors = new AnchorsKept();
  const places = new Map<string, Place>();
  const nearMisses = new Map<string, NearMiss>();
  const memo = new ScoreMemo();
  const texts = new SharedTexts();
  const isHit = (act: ScoredAct): boolean => test.isHit(act, learnt.volumes);
  const isWanted = findWanted(learnt, test, memo);
  for await (const read of readActs(files, { ...reading, isWanted })) {
    if (!read.ok) continue;
    const act = scoreAct(withId(read.act), learnt.view, memo);
    if (isHit(act)) {
      hits.push(texts.in(act));
      places.set(act.id, { file: read.file, line: read.line, uid: act.uid });
    } else if (learnt.failingAddresses.has(act)) besides.push(texts.in(act));
    const { subject } = act;
    const anchor = subject !== null && learnt.withoutAddress.has(subject) ? anchorOf(act) : null;
    if (subject !== null && anchor) anchors.add(subject, anchor);
    noteNearMiss(act, nearMisses);
  }
  return { hits, besides, anchors, places, nearMisses };
}

/** The records of which something may be kept. */
function findWanted(learnt: Learnt, test: HitTest, memo: ScoreMemo): () => boolean {
  const { failingAddresses, secondLook, view, volumes, withoutAddress } = learnt;
  return secondLook.isWanted(({ act, interest }) => {
    if (failingAddresses.mayHave(act) || withoutAddress.has(act.subject ?? '')) return true;
    if (interest === 'crowd' && test.mayBeOfCrowd(scoreAct(act, view, memo), volumes)) return true;
    const scored = scoreSource(act, view, memo);
    if (interest === 'source' && scored.rareSource !== false) return true;
    return test.isHit(scored, volumes) || isNearMiss(scored);
  });
}

function withId(act: Act): Act {
  const { source, uid, time } = act;
  return { ...act, id: eventId({ tenantId, source, uid, time }) };
}
