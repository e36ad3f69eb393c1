import type { Incident, IncidentEvent } from '@nightjar/core';
import type { VendorRecord } from '@nightjar/scenarios';
import { analyzeRecords } from '../eval/scenarios/analyze-records.ts';
import { readEvent, type GivenEvent } from './given-events.ts';
import { judgeSentence, type Given, type Sentence } from './judge-sentence.ts';
import { type Account, type AccountPhrase, judgePhrase } from './judge-account.ts';
import { spoilSentence, type Spoilt } from './spoil-sentence.ts';

/** What was seen of stories, and of the same stories broken on purpose. */
export interface EvidenceTally {
  incidents: number;
  sentences: number;
  /** Sentences that cite nothing, or what nobody gave. */
  unsupported: number;
  /** Sentences of which a number, name, address or time is not that of their evidence. */
  mismatch: number;
  /** Broken sentences that were seen, and that were not. */
  control: number;
  controlMissed: number;
}

export const noEvidence: EvidenceTally = {
  incidents: 0,
  sentences: 0,
  unsupported: 0,
  mismatch: 0,
  control: 0,
  controlMissed: 0,
};

/** Whether something was told, all of it is so, and a broken twin is seen. */
export function isEvidenceMet(tally: EvidenceTally): boolean {
  const { sentences, unsupported, mismatch, control, controlMissed } = tally;
  return sentences > 0 && unsupported + mismatch === 0 && control > 0 && controlMissed === 0;
}

/** Puts the records through what `nightjar analyze` runs, and holds every sentence to the records. */
export async function checkStories(
  records: readonly VendorRecord[],
  now: number,
): Promise<{ tally: EvidenceTally; faults: string[] }> {
  const { incidents, places } = await analyzeRecords(records, now);
  const given = givenOf(records, places);
  const tally = { ...noEvidence, incidents: incidents.length };
  const faults: string[] = [];
  for (const incident of incidents) {
    const { title, story } = incident;
    checkAccount(incident, { given, tally, faults });
    for (const sentence of story) {
      const verdict = judgeSentence(sentence, given);
      tally.sentences += 1;
      if (verdict.unsupported) tally.unsupported += 1;
      if (verdict.faults.length > 0) tally.mismatch += 1;
      if (verdict.unsupported || verdict.faults.length > 0)
        faults.push(`${title}: "${sentence.text}": ${verdict.faults.join('; ') || 'unsupported'}`);
      else spoil(sentence, { given, tally, faults });
    }
  }
  return { tally, faults };
}

/** Holds everything else that is said of an incident to its records, and to what its story stands on. */
function checkAccount(
  { event, hypotheses, story, title }: Incident,
  { given, tally, faults }: { given: Given; tally: EvidenceTally; faults: string[] },
): void {
  if (event === undefined) return;
  const ids = new Set(story.flatMap(({ evidence }) => evidence));
  const account: Account = {
    given,
    events: [...ids].flatMap((id) => given.find(id) ?? []),
    warnings: new Set(event.relatedBreaches.map(({ model }) => model)).size,
    kinds: event.phases.length,
    reasons: Math.max(
      ...hypotheses.map(
        ({ required, supporting, contradicting }) =>
          [required, supporting, contradicting].flat().filter((ground) => ground?.found).length,
      ),
      ...event.agents.map(({ because }) => because.length),
    ),
  };
  for (const { evidence, text } of phrasesOf(event)) {
    const { faults: found, unsupported } = judgePhrase({ evidence, text }, account);
    tally.sentences += 1;
    if (unsupported) tally.unsupported += 1;
    if (found.length > 0) tally.mismatch += 1;
    if (unsupported || found.length > 0)
      faults.push(`${title}: account: "${text}": ${found.join('; ') || 'unsupported'}`);
    else
      for (const { how, sentence: spoilt } of spoilPhrase({ evidence, text })) {
        const seen = judgePhrase(spoilt, account);
        if (seen.unsupported || seen.faults.length > 0) tally.control += 1;
        else {
          tally.controlMissed += 1;
          faults.push(`not seen (${how}): "${spoilt.text}"`);
        }
      }
  }
}

/** All that the account says in sentences. */
function phrasesOf(event: IncidentEvent): AccountPhrase[] {
  const { agents, entities, investigation, recommendations, summary } = event;
  return [
    ...summary.what,
    ...summary.why,
    ...summary.advice,
    ...recommendations,
    ...agents.flatMap(({ because }) => because),
    ...entities.map(({ because }) => because),
    ...investigation.map(({ phrase }) => phrase),
  ];
}

/** A phrase may cite nothing: then taking its evidence away breaks nothing. */
function spoilPhrase(phrase: AccountPhrase): Spoilt[] {
  const sentence = { ...phrase, kind: 'told', start: 0, end: 0 };
  return spoilSentence(sentence).filter(({ how }) => how !== 'evidence taken away');
}

function spoil(
  sentence: Sentence,
  { given, tally, faults }: { given: Given; tally: EvidenceTally; faults: string[] },
): void {
  for (const { how, sentence: spoilt } of spoilSentence(sentence)) {
    const { unsupported, faults: found } = judgeSentence(spoilt, given);
    if (unsupported || found.length > 0) tally.control += 1;
    else {
      tally.controlMissed += 1;
      faults.push(`not seen (${how}): "${spoilt.text}"`);
    }
  }
}

function givenOf(
  records: readonly VendorRecord[],
  places: ReadonlyMap<string, { source: string; place: number }>,
): Given {
  const bySource = Map.groupBy(records, ({ source }) => source as string);
  let all: GivenEvent[] | undefined;
  const read = new Map<VendorRecord, GivenEvent | undefined>();
  const eventOf = (record: VendorRecord): GivenEvent | undefined => {
    if (!read.has(record)) read.set(record, readEvent(record));
    return read.get(record);
  };
  return {
    find: (id) => {
      const at = places.get(id);
      const record = at && bySource.get(at.source)?.[at.place];
      return record && eventOf(record);
    },
    get events() {
      return (all ??= records.flatMap((record) => eventOf(record) ?? []));
    },
  };
}
