import type { Breach } from '../../model/types.ts';
import type { Incident } from '../types.ts';
import { phrase, type Phrase } from './phrase.ts';
import { countOf, listOf, subjectOf, termOf } from './values.ts';

/** What can be said of a breach that an incident holds, or once held. */
export type KnownBreach = Pick<Breach, 'id' | 'modelPath'>;

const modelsMax = 5;

/** What late evidence changed between two versions of an incident; none: only what is not told differs. */
export function differencesOf(
  before: Incident,
  after: Incident,
  breaches: readonly KnownBreach[],
): Phrase[] {
  return [
    ...breachesChanged(before, after, breaches),
    ...marksChanged(before, after),
    ...subjectsAdded(before, after),
    ...storyChanged(before, after),
    ...verdictsChanged(before, after),
  ];
}

function breachesChanged(
  before: Incident,
  after: Incident,
  breaches: readonly KnownBreach[],
): Phrase[] {
  const paths = new Map(breaches.map(({ id, modelPath }) => [id, modelPath]));
  const tell = (
    id: 'changed.breachesAdded' | 'changed.breachesRemoved',
    ids: string[],
  ): Phrase[] => {
    if (ids.length === 0) return [];
    const models = [...new Set(ids.map((one) => paths.get(one) ?? 'a model'))].sort();
    return [
      phrase(id, { count: countOf(ids.length), models: listOf(models.map(termOf), modelsMax) }),
    ];
  };
  return [
    ...tell('changed.breachesAdded', lacking(after.breachIds, before.breachIds)),
    ...tell('changed.breachesRemoved', lacking(before.breachIds, after.breachIds)),
  ];
}

function marksChanged(before: Incident, after: Incident): Phrase[] {
  const round = (score: number) => termOf(String(Math.round(score * 10) / 10));
  return [
    ...(before.severity === after.severity
      ? []
      : [
          phrase('changed.severity', {
            before: termOf(before.severity),
            after: termOf(after.severity),
          }),
        ]),
    ...(before.score === after.score
      ? []
      : [phrase('changed.score', { before: round(before.score), after: round(after.score) })]),
  ];
}

function subjectsAdded(before: Incident, after: Incident): Phrase[] {
  const known = new Set(before.subjects.map(({ key }) => key));
  const added = after.subjects.filter(({ key }) => !known.has(key));
  if (added.length === 0) return [];
  const users = added.map(({ key, name }) => subjectOf({ subject: key, subjectName: name }));
  return [phrase('changed.subjects', { count: countOf(added.length), users: listOf(users) })];
}

function storyChanged(before: Incident, after: Incident): Phrase[] {
  const texts = ({ story }: Incident) => story.map(({ text }) => text);
  const evidence = after.story
    .filter(({ text }) => !texts(before).includes(text))
    .flatMap((sentence) => sentence.evidence);
  const added = lacking(texts(after), texts(before)).length;
  const gone = lacking(texts(before), texts(after)).length;
  return [
    ...(added > 0 ? [phrase('changed.told', { count: countOf(added) }, evidence)] : []),
    ...(gone > 0 ? [phrase('changed.untold', { count: countOf(gone) })] : []),
  ];
}

function verdictsChanged(before: Incident, after: Incident): Phrase[] {
  const was = new Map(before.hypotheses.map(({ id, verdict }) => [id, verdict]));
  return after.hypotheses
    .filter(({ id, verdict }) => (was.get(id) ?? 'not considered') !== verdict)
    .map(({ evidence, id, text, verdict }) =>
      phrase(
        'changed.verdict',
        {
          claim: termOf(text),
          before: termOf(was.get(id) ?? 'not considered'),
          after: termOf(verdict),
        },
        evidence,
      ),
    );
}

function lacking(all: readonly string[], known: readonly string[]): string[] {
  const set = new Set(known);
  return all.filter((one) => !set.has(one));
}
