import { basename } from 'node:path';
import { coverageOf as notesOf, type Incident, isoDay } from '@nightjar/core';
import { type Report, toReportIncident } from '@nightjar/report';
import { sourceNames } from '@nightjar/vendors';
import { feedsOf } from './feeds-of.ts';
import type { Judged } from './judge.ts';
import type { Learnt } from './learn.ts';

/** What was found and in what, as a report tells it. */
export function toReport(of: {
  learnt: Learnt;
  judged: Judged;
  version: string;
  now: number;
  since: number | null;
}): Report {
  const { learnt, judged, version, now: madeAt, since } = of;
  const isTold = (end: number): boolean => since === null || end >= since;
  const acts = new Map(judged.evaluation.acts.map((act) => [act.id, act]));
  const feeds = feedsOf(learnt);
  const beside = {
    notJudged: (incident: Incident) => notesOf(incident, feeds).map(({ phrase }) => phrase.text),
    findAct: (id: string) => acts.get(id),
    placeOf: (id: string) => {
      const place = judged.places.get(id);
      return place && `${basename(place.file)}:${place.line}`;
    },
  };
  const incidents = judged.incidents
    .filter(({ end }) => isTold(end))
    .map((incident) => toReportIncident(incident, judged.breaches, beside));
  return {
    title: titleOf(incidents.length),
    madeAt,
    version,
    incidents,
    coverage: coverageOf(learnt),
    ungrouped: judged.ungrouped
      .filter(({ endTime }) => isTold(endTime))
      .map(({ modelPath: model, subjectName: entity, time, score }) => ({
        model,
        entity,
        time,
        score,
      })),
  };
}

function titleOf(incidents: number): string {
  if (incidents === 0) return 'No incident was found';
  return incidents === 1 ? 'One incident was found' : `${incidents} incidents were found`;
}

function coverageOf(learnt: Learnt): string[] {
  const { eventsRead, bySource, refused, files, gaps, span } = learnt;
  const sources = Object.entries(bySource).map(
    ([source, count]) =>
      `${count.toLocaleString('en')} from ${sourceNames[source as keyof typeof sourceNames]}`,
  );
  return [
    `${eventsRead.toLocaleString('en')} events in ${files.length} ${files.length === 1 ? 'file' : 'files'}: ${sources.join(', ') || 'none'}.`,
    ...(span ? [`The events happened from ${isoDay(span.first)} to ${isoDay(span.last)}.`] : []),
    'What is usual was learnt from all other days of the export, later ones included.',
    ...(refused > 0
      ? [
          `${refused.toLocaleString('en')} records were not understood; what they tell is not judged.`,
        ]
      : []),
    ...(gaps.lost > 0
      ? [
          `In ${gaps.lost} windows records were lost before they were logged: what happened then cannot be judged.`,
        ]
      : []),
  ];
}
