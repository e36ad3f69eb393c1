import type { Act, EntityKey } from '../../entity/types.ts';
import type { Breach } from '../../model/types.ts';
import { caseOf, tellCases } from './investigate-user.ts';
import { phrase, type Phrase } from './phrase.ts';
import type { InvestigationStep } from './types.ts';
import { cite, countOf, listOf, rangeOf, subjectOf, termOf } from './values.ts';

/** An entity and a time that a person wants looked at, with what is kept of it. */
export interface Inquiry {
  subject: EntityKey;
  name: string;
  /** Epoch ms. */
  from: number;
  to: number;
  /** So many acts were read at most. */
  actsMax: number;
  acts: readonly Act[];
  /** By time. */
  breaches: readonly Breach[];
  /** Display ids of the open incidents that hold any of the breaches. */
  incidents: readonly string[];
}

const modelsMax = 5;

/** What was searched because a person asked, and what was found: the same steps for the same records. */
export function tellInquiry(inquiry: Inquiry): InvestigationStep[] {
  const { acts, actsMax, breaches, from, to } = inquiry;
  const user = subjectOf({ subject: inquiry.subject, subjectName: inquiry.name });
  const range = rangeOf({ start: from, end: to });
  const cases = acts.map(caseOf).sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  const step = (kind: InvestigationStep['kind'], told: Phrase): InvestigationStep => ({
    kind,
    pivot: 'user',
    phrase: told,
  });
  return [
    step('search', phrase('search.user', { user, range, bound: countOf(actsMax) })),
    ...tellCases(cases).map((told) => step('searchResult', told)),
    step('search', phrase('search.breaches', { user, range })),
    step('searchResult', tellBreaches(breaches)),
    step('verdict', tellVerdict(inquiry)),
  ];
}

function tellBreaches(breaches: readonly Breach[]): Phrase {
  if (breaches.length === 0) return phrase('found.nothing');
  const models = [...new Set(breaches.map(({ modelPath }) => modelPath))].sort();
  const values = { count: countOf(breaches.length), models: listOf(models.map(termOf), modelsMax) };
  return phrase('found.breaches', values, cite(breaches));
}

function tellVerdict({ breaches, incidents }: Inquiry): Phrase {
  if (breaches.length === 0) return phrase('verdict.usual');
  if (incidents.length === 0) return phrase('verdict.little', {}, cite(breaches));
  const values = {
    count: countOf(incidents.length),
    incidents: listOf(incidents.toSorted().map(termOf), modelsMax),
  };
  return phrase('verdict.told', values, cite(breaches));
}
