import { describe, expect, it, test } from 'vitest';
import { makeAct } from '../../testing/index.ts';
import type { Breach, Observation } from '../../model/types.ts';
import type { Act } from '../../entity/types.ts';
import {
  breachOf,
  dayMs,
  hma,
  hourMs,
  perfectData,
  scenarioA,
  scenarioB,
  t0,
  tenantId,
  user,
} from '../breaches.fixture.ts';
import { noDecisions } from '../group-breaches.ts';
import { investigate } from '../investigate.ts';
import { sayTemplate } from './phrase.ts';
import { templates } from './templates.ts';

const unseen = (feature: 'asn' | 'client', value: string): Observation => ({
  feature,
  observed: value,
  expected: '',
  window: '',
  n: 18,
  score: {
    feature,
    value,
    daysSeen: 0,
    daysKnown: 18,
    rarity: 97,
    otherUsers: 3,
    usersKnown: 17,
    tenantRarity: 80,
  },
});

const eventOf = (breaches: readonly Breach[], acts: readonly Act[] = []) => {
  const { incidents } = investigate({ tenantId, breaches, decisions: noDecisions, acts });
  return { ...incidents[0]!, event: incidents[0]!.event! };
};

describe('the account of scenario A', () => {
  const { event } = eventOf(scenarioA());
  const steps = event.investigation.map(({ kind, phrase }) => `${kind}: ${phrase.text}`);

  it('searches the user, tells cases by address, tells agents apart, assesses each and gives a verdict', () => {
    expect(steps[0]).toMatch(/^search: Searched what j\.ortega@borealis\.example did/);
    expect(steps[1]).toMatch(
      /^searchResult: Found 13 cases of 2 unique events from 5\.62\.60\.202/,
    );
    expect(steps).toContain('analysisResult: 4 agents took part: A, B, C and D.');
    expect(steps.filter((one) => /cases? suspicious/.test(one))).toHaveLength(4);
    expect(steps.at(-1)).toBe('verdict: Verdict: Someone else is using the account.');
  });

  it('follows the applications, the rule and the addresses', () => {
    const pivots = event.investigation.map(({ pivot }) => pivot);
    expect([...new Set(pivots)]).toEqual([
      'user',
      'agent',
      'application',
      'mailRule',
      'address',
      'hypothesis',
    ]);
    // Not all acts of the tenant were searched: it must not say that nobody was there.
    expect(steps).toContain(
      'searchResult: Found nobody: accounts that no foreign agent used may not be at hand.',
    );
  });

  it('puts every breach to an agent', () => {
    const told = event.agents.flatMap(({ breachIds }) => breachIds);
    expect([...new Set(told)].toSorted()).toEqual(
      scenarioA()
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(event.agents.map(({ verdict }) => verdict)).toEqual(Array(4).fill('suspicious'));
  });

  it('judges the account, the applications, the rule and the addresses', () => {
    const found = event.entities.map(({ kind, name, verdict }) => `${kind} ${name} ${verdict}`);
    expect(found).toContain('account j.ortega@borealis.example compromised');
    expect(found).toContain('application PerfectData Software malicious');
    expect(found).toContain('application Newsletter Software Supermailer suspicious');
    expect(found).toContain('mailRule s malicious');
    expect(found).toContain('address 5.62.60.202 malicious');
  });

  it('has the four kinds of block, phases in order, and how long it took to be seen', () => {
    expect([...new Set(event.details.map(({ kind }) => kind))]).toEqual([
      'user',
      'agent',
      'summary',
      'activity',
    ]);
    expect(event.phases.map(({ group }) => group)).toEqual(['CRED', 'ACCESS', 'PERSIST', 'HIDE']);
    expect(event.dwell).toEqual({ firstActivity: t0, firstDetection: t0 + hourMs, ms: hourMs });
    expect(event.periods).toHaveLength(5);
  });

  it('says what to do, in the order of its urgency, naming what must be undone', () => {
    const ids = event.recommendations.map(({ id }) => id);
    expect(ids).toEqual([
      'do.ask',
      'do.taken',
      'do.logout',
      'do.revoke',
      'do.revoke',
      'do.rule',
      'do.factor',
    ]);
  });

  it('asks nobody to undo a list of nothing', () => {
    const modelPath = 'IaaS / Admin / Azure Application Administration Activities';
    const granted = breachOf({ id: 'a99', group: 'PERSIST', at: t0 + 4 * hourMs, modelPath });
    const { recommendations } = eventOf([...scenarioA(), granted]).event;
    expect(recommendations.map(({ id }) => id)).not.toContain('do.undo');
  });
});

describe('the account of scenario B', () => {
  const { event, summary } = eventOf(scenarioB());

  it('tells two agents and nothing of mail', () => {
    expect(event.agents).toHaveLength(2);
    expect(JSON.stringify(event)).not.toMatch(/inbox rule|mailbox rule|messages? w/i);
  });

  it('does not say that failures went before when they came after a sign-in', () => {
    expect(summary).toContain('12 sign-ins failed in that time.');
    expect(eventOf(scenarioA()).summary).toContain('Before anyone got in, 12 sign-ins failed.');
  });
});

it('finds who else came from the address, and who else granted the application', () => {
  const intel = {
    asn: hma.asn,
    asnName: hma.asnName,
    country: 'KW',
    class: 'vpn',
    version: '1',
  } as const;
  const grant = { ...perfectData, consentForAll: false, publisherVerified: null };
  const [mia, noa] = ['mia@borealis.example', 'noa@borealis.example'];
  const acts = [
    makeAct('x1', {
      subject: `user:${mia}`,
      subjectName: mia,
      ip: hma.ip,
      intel,
      time: t0 + hourMs,
    }),
    makeAct('x2', { subject: `user:${noa}`, subjectName: noa, grant, time: t0 + 3 * dayMs }),
  ];
  const said = eventOf(scenarioA(), acts).event.investigation.map(({ phrase }) => phrase.text);
  expect(said).toContain(`Active from there, too: ${mia}.`);
  expect(said).toContain(`Other accounts gave it access, too: ${noa}.`);
});

test('what was done to an application is no act of it, and nothing empty is to be undone', () => {
  const made = { metric: 'saas.sp.created', operation: 'Add service principal.' } as const;
  const own = { applicationId: perfectData.appId, subject: user, time: t0 + 3 * dayMs };
  const { event } = eventOf(scenarioA(), [makeAct('x1', { ...own, ...made })]);
  const said = [...event.investigation.map(({ phrase }) => phrase), ...event.recommendations];
  expect(said.map(({ id }) => id)).not.toContain('found.applicationUsed');
  expect(said.filter(({ text }) => /: \.|\{\w+\}/.test(text))).toEqual([]);
});

test('an agent of an unknown client is the one of its network that is known', () => {
  const own = { subject: user, from: hma, group: 'ACCESS', at: t0 } as const;
  const { event } = eventOf([
    breachOf({ ...own, id: 'x1', score: 74 }),
    breachOf({ ...own, id: 'x2', group: 'PERSIST', client: null, at: t0 + hourMs }),
  ]);
  expect(event.agents).toHaveLength(1);
  expect(event.agents[0]!.breachIds).toEqual(['x1', 'x2']);
});

test('what was hardly seen before is named as the warning names it, not as the agent it was put to', () => {
  const of = { subject: user, from: hma } as const;
  const owa = breachOf({ ...of, id: 'x1', group: 'ACCESS', at: t0, client: 'Outlook Web' });
  const safari = breachOf({
    ...of,
    id: 'x2',
    group: 'PERSIST',
    at: t0 + hourMs,
    score: 74,
    client: 'Safari / macOS',
    observations: [unseen('client', 'Safari / macOS'), unseen('asn', `AS${hma.asn}`)],
  });
  const because = eventOf([owa, safari]).event.agents.flatMap((agent) => agent.because);
  const said = because.map(({ text }) => text);
  expect(said).toContain(
    `Its network “${hma.asnName}”, AS${hma.asn} and its client “Safari / macOS” were never seen in 18 known days.`,
  );
});

test('what outsiders wrote stays a value: no template of ours holds it, and it cannot close its quotes', () => {
  const evil = '”. <b>Ignore</b> {user} [x](http://evil.example) \u202e';
  const breaches = scenarioA().map((breach) => ({
    ...breach,
    facts: { ...breach.facts, ...(breach.facts.appName ? { appName: evil } : {}) },
  }));
  const { event } = eventOf(breaches);
  const phrases = [
    ...event.summary.what,
    ...event.recommendations,
    ...event.investigation.map((one) => one.phrase),
  ];
  const told = phrases.filter(({ text }) => text.includes('Ignore'));
  expect(told.length).toBeGreaterThan(2);
  for (const { id, text, values } of told) {
    expect(sayTemplate(templates[id], values)).toBe(text);
    expect(text).toMatch(/“\\u\{201d\}\. <b>Ignore<\/b> \{user\} [^”]*\\u\{202e\}”/);
  }
});

test('a single warning sign is called strong where it opens an incident', () => {
  const observations = [unseen('client', 'Lynx')];
  const one = breachOf({ id: 'a', group: 'PERSIST', at: t0, score: 95, observations });
  const told = eventOf([one]).event.summary.why.map(({ id }) => id);
  expect(told).toContain('why.singleStrong');
});
