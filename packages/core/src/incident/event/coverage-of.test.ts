import { expect, it } from 'vitest';
import type { Source } from '../../ocsf/index.ts';
import { hourMs, scenarioA, tenantId } from '../breaches.fixture.ts';
import { noDecisions } from '../group-breaches.ts';
import { investigate } from '../investigate.ts';
import { coverageOf } from './coverage-of.ts';

const [incident] = investigate({
  tenantId,
  breaches: scenarioA(),
  decisions: noDecisions,
}).incidents;
const { end, start } = incident!;
const notesOf = (
  newest: [Source, number | null][],
  lost: Parameters<typeof coverageOf>[1]['lost'] = [],
) =>
  coverageOf(incident!, { newest: new Map(newest), lost }).map(
    ({ state, source }) => `${source} ${state}`,
  );

it.each([
  [
    'both feeds in time',
    [
      ['microsoft-365', end],
      ['entra-id', end],
    ],
    [],
  ],
  [
    'times unknown',
    [
      ['microsoft-365', null],
      ['entra-id', null],
    ],
    [],
  ],
  ['no sign-in log', [['microsoft-365', end]], ['entra-id neverConnected']],
  [
    'another identity provider will do',
    [
      ['microsoft-365', end],
      ['okta', end],
    ],
    [],
  ],
  [
    'the audit is late',
    [
      ['microsoft-365', end - 2 * hourMs],
      ['entra-id', end],
    ],
    ['microsoft-365 late'],
  ],
  ['nothing', [], ['microsoft-365 neverConnected', 'entra-id neverConnected']],
] satisfies [string, [Source, number | null][], string[]][])('%s', (_, newest, expected) => {
  expect(notesOf(newest)).toEqual(expected);
});

it('records lost in the time of the incident are told, others are not', () => {
  const both: [Source, number][] = [
    ['microsoft-365', end],
    ['entra-id', end],
  ];
  expect(notesOf(both, [{ of: 'eni-1', start, end: start + hourMs }])).toEqual(['eni-1 blind']);
  expect(notesOf(both, [{ of: 'eni-1', start: end + 1, end: end + hourMs }])).toEqual([]);
});
