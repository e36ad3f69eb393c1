import {
  type Breach,
  groupBreaches,
  type Incident,
  linkBreaches,
  noDecisions,
} from '@nightjar/core';
import type { VendorRecord } from '@nightjar/scenarios';
import { createDice } from '../../chaos/dice.ts';
import { type Analysed, analyzeRecords } from '../scenarios/analyze-records.ts';
import { countPairs, type PairCounts, type Placed } from './count-pairs.ts';
import { disorder } from './disorder.ts';
import type { StagedTenant, Story } from './stage-tenants.ts';
import { titleDelay } from './title-delay.ts';

/** What became of one story. */
export interface ToldStory {
  kind: string;
  breaches: number;
  /** Incidents that have a breach of it, with their titles. */
  incidents: number;
  titles: string[];
  /** Groups of its breaches, those that open nothing too. */
  groups: number;
  /** Other stories, and breaches of none, in its groups. */
  mixedWith: string[];
  /** Minutes from the last event that the title needs to the title; null: no incident. */
  titleMinutes: number | null;
}

export interface AssessedTenant {
  pairs: PairCounts;
  stories: ToldStory[];
  /** Breaches of each incident, and incidents of no story. */
  sizes: number[];
  otherIncidents: number;
  /** Links from a story to another story, or to what is of none, by the rule that made them. */
  wrongLinks: LinkRule[];
  read: number;
}

/** Tells the tenant in disorder, and compares how its breaches were grouped with the stories that they are of. */
export async function assessTenant(tenant: StagedTenant): Promise<AssessedTenant> {
  const { found, storyOf } = await analyzeStories(tenant);
  const live = found.breaches.filter(({ status, mode }) => status === 'active' && mode !== 'audit');
  const groups = groupBreaches(live, noDecisions);
  const placed = groups.flatMap((own, group) =>
    own.map((breach): Placed => ({ group: String(group), story: storyOf(breach)?.key ?? null })),
  );
  const stories = tenant.stories.map((story) => tellStory(story, { found, groups, storyOf }));
  const own = new Set(live.filter((breach) => storyOf(breach)).map(({ id }) => id));
  const others = found.incidents.filter(({ breachIds }) => !breachIds.some((id) => own.has(id)));
  return {
    pairs: countPairs(placed),
    stories,
    sizes: found.incidents.map(({ breachIds }) => breachIds.length),
    otherIncidents: others.length,
    wrongLinks: wrongLinks(live, storyOf),
    read: found.read,
  };
}

function wrongLinks(breaches: readonly Breach[], storyOf: StoryOf): LinkRule[] {
  const keys = new Map(breaches.map((breach) => [breach.id, storyOf(breach)?.key]));
  return linkBreaches(breaches, new Set())
    .filter(({ a, b }) => keys.get(a) !== keys.get(b))
    .map(({ rule }) => rule);
}

type LinkRule = ReturnType<typeof linkBreaches>[number]['rule'];

type StoryOf = (breach: Breach) => { key: string; story: Story } | undefined;

async function analyzeStories(
  tenant: StagedTenant,
): Promise<{ found: Analysed; storyOf: StoryOf }> {
  const ofRecord = new Map<VendorRecord['record'], number>();
  for (const [index, { records }] of tenant.stories.entries())
    for (const { record } of records) ofRecord.set(record, index);
  const written = new Map<string, number>();
  const ofPlace = new Map<string, number>();
  function* noted(records: Iterable<VendorRecord>): Generator<VendorRecord> {
    for (const one of records) {
      const place = written.get(one.source) ?? 0;
      written.set(one.source, place + 1);
      const story = ofRecord.get(one.record);
      if (story !== undefined) ofPlace.set(`${one.source} ${place}`, story);
      yield one;
    }
  }
  const found = await analyzeRecords(
    noted(disorder(tenant.records(), createDice(tenant.stories.length))),
    tenant.now,
  );
  const storyOf: StoryOf = (breach) => {
    const counts = new Map<number, number>();
    for (const { id } of breach.evidence) {
      const at = found.places.get(id);
      const story = at && ofPlace.get(`${at.source} ${at.place}`);
      if (story !== undefined) counts.set(story, (counts.get(story) ?? 0) + 1);
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return most && { key: String(most[0]), story: tenant.stories[most[0]]! };
  };
  return { found, storyOf };
}

function tellStory(
  story: Story,
  of: { found: Analysed; groups: readonly Breach[][]; storyOf: StoryOf },
): ToldStory {
  const isOwn = (breach: Breach): boolean => of.storyOf(breach)?.story === story;
  const groups = of.groups.filter((own) => own.some(isOwn));
  const ids = new Set(
    groups
      .flat()
      .filter(isOwn)
      .map(({ id }) => id),
  );
  const incidents = of.found.incidents.filter((one) => one.breachIds.some((id) => ids.has(id)));
  const strangers = groups.flat().filter((breach) => !isOwn(breach));
  const [main] = incidents.toSorted((a: Incident, b: Incident) => b.score - a.score);
  return {
    kind: story.kind,
    breaches: ids.size,
    incidents: incidents.length,
    titles: incidents.map(({ title }) => title),
    groups: groups.length,
    mixedWith: [
      ...new Set(
        strangers.map((one) => of.storyOf(one)?.story.kind ?? `no story: ${one.modelPath}`),
      ),
    ],
    titleMinutes: main ? titleDelay(story.truth, main, of.found.evaluation) : null,
  };
}
