import { actionStates, type Breach, type Incident, investigate, noDecisions } from '@nightjar/core';
import { describe, expect, it } from 'vitest';
import { type OcsfVersion, ocsfVersions } from '../compile/ocsf-sources.ts';
import { validateEvent } from '../validate/validate-event.ts';
import { action, breach, hostileBreach } from './findings.fixture.ts';
import { toDetectionFinding, toIncidentFinding, toResponseActivity } from './index.ts';

const critical = (rest: Partial<Breach>): Breach => ({ ...breach, category: 'Critical', ...rest });
const breaches = [
  critical({}),
  critical({ id: 'b8', group: 'CRED', time: breach.time - 3_600_000 }),
  critical({ id: 'b9', group: 'PERSIST', time: breach.time + 60_000, selfProving: true }),
];
const { incidents } = investigate({
  tenantId: breach.tenantId,
  breaches,
  decisions: noDecisions,
  acts: [],
});
const incident = incidents[0] as Incident;
const errorsOf = (event: unknown, version: OcsfVersion) =>
  validateEvent(JSON.parse(JSON.stringify(event)), { version }).errors;

describe.each(ocsfVersions)('in OCSF %s', (version) => {
  const options = { version, productVersion: '0.1.0' };

  it.each<[string, Breach]>([
    ['a breach', breach],
    ['a changed breach', { ...breach, revision: 2 }],
    ['a withdrawn breach', { ...breach, status: 'withdrawn' }],
    ['a breach without numbers', { ...breach, observations: [], techniques: [] }],
    ['a breach with hostile texts', hostileBreach],
    ['a rule', { ...breach, compliance: true, category: 'Informational', score: 99.5 }],
  ])('%s is a Detection Finding', (_, of) => {
    expect(errorsOf(toDetectionFinding(of, options), version)).toEqual([]);
  });

  it.each(['create', 'update', 'close'] as const)('an incident: %s', (activity) => {
    const event = toIncidentFinding(incident, options, { activity, breaches });
    expect(errorsOf(event, version)).toEqual([]);
    expect(event).toMatchObject({
      class_uid: 2005,
      status: activity === 'close' ? 'Closed' : 'New',
    });
    expect(event['finding_info_list']).toHaveLength(incident.breachIds.length);
  });

  it('an incident that someone has, with a verdict and breaches that are not at hand', () => {
    const assignee = { uid: 'p1', name: 'Ada' };
    const notes = { activity: 'close', verdict: 'True Positive', assignee, breaches: [] } as const;
    const event = toIncidentFinding(incident, options, notes);
    expect(errorsOf(event, version)).toEqual([]);
    expect(event).toMatchObject({ verdict_id: 2, assignee, status_id: 5 });
  });

  it.each(actionStates)('an action: %s', (state) => {
    for (const kind of ['forceLogout', 'disableUser'] as const) {
      const event = toResponseActivity({ ...action, kind, state }, options);
      expect(errorsOf(event, version)).toEqual([]);
      expect(event.metadata['correlation_uid']).toBe(action.incidentId);
    }
  });

  it('ids come from what is told, each report with its own', () => {
    const told = (of: Breach) => toDetectionFinding(of, options);
    expect(told(breach)).toEqual(told(structuredClone(breach)));
    const [first, second] = [told(breach), told({ ...breach, revision: 2 })];
    expect(first['finding_info']).toMatchObject({ uid: breach.id });
    expect(second['finding_info']).toMatchObject({ uid: breach.id });
    expect(first.metadata.uid).not.toBe(second.metadata.uid);
    expect([first.activity_id, second.activity_id]).toEqual([1, 2]);
  });
});

it('what was observed against what was expected is an analysis in 1.8 and an enrichment in 1.1', () => {
  const [rich, lean] = ocsfVersions.map((version) =>
    toDetectionFinding(breach, { version, productVersion: '0.1.0' }),
  );
  expect(rich!['anomaly_analyses']).toMatchObject([
    {
      anomalies: [
        {
          observation_parameter: 'network',
          observations: [{ value: expect.stringMatching(/Hosting/) }],
        },
      ],
      baselines: [{ observations: [{ count: 84 }] }],
    },
  ]);
  expect(lean).not.toHaveProperty('anomaly_analyses');
  expect(lean!['enrichments']).toMatchObject([
    { name: 'network', data: { n: 84, window: '90 days before 2026-03-12' } },
  ]);
});

it("a response is Remediation Activity in 1.8 and a change of the account in 1.1's lake", () => {
  const [rich, lean] = ocsfVersions.map((version) =>
    toResponseActivity({ ...action, kind: 'disableUser' }, { version, productVersion: '0.1.0' }),
  );
  expect(rich).toMatchObject({ type_uid: 700102, command_uid: action.id, status_id: 1 });
  expect(lean).toMatchObject({ type_uid: 300105, user: { uid: action.targetKey } });
});
