import type { Exclusion } from '../../../apps/portal/src/graphql/detection.ts';
import type { Incident } from '../../../apps/portal/src/graphql/schema.ts';
import { someExclusions } from './exclusions.ts';
import { takeover } from './takeover.ts';

/** What an attacker may call an application, a rule, a file or himself. */
export const payloads: readonly string[] = [
  '<img src=x onerror="window.pwned=1">',
  '<script>window.pwned=1</script>',
  '"><iframe src="https://evil.example">',
  "';window.pwned=1;//",
  '[click](https://evil.example/x) **b**',
  'https://evil.example/a?b=c',
  'javascript://evil.example/%0Awindow.pwned=1',
  'invoice\u202Egnp.exe',
  'pay\u200Bpal\u2066 RTL \u2069 \u200f\u0000\u0007',
  '=HYPERLINK("https://evil.example")',
  '{{constructor.constructor("window.pwned=1")()}}',
  '${window.pwned=1}',
  '%3Cscript%3Ewindow.pwned=1%3C/script%3E',
  'W'.repeat(10_000),
  'Z\u0351\u036b\u0343\u036a\u0302 a\u0334\u0321 l',
  '٠١٢٣ עברית عربى',
  '6.6.6.6 and 2001:db8::bad',
];

const all = payloads.filter(({ length }) => length < 1_000).join(' ');
const long = payloads.find(({ length }) => length > 1_000)!;

/** The takeover with every field that an outsider can write filled with the above. */
export function hostileIncident(): Incident {
  const incident = takeover();
  return {
    ...incident,
    title: all,
    summary: `${all} ${long}`,
    subjects: payloads.map((payload, at) => ({ key: `user:${at}`, name: payload })),
    reasons: [...payloads],
    assignee: { id: 'p', name: payloads[7]!, email: '' } as Incident['assignee'],
    story: payloads.map((text, at) => ({
      ...incident.story[0]!,
      text,
      // One sentence of all events.
      evidence: at === 0 ? ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7'] : [`e${(at % 7) + 1}`],
    })),
    hypotheses: payloads.map((text, at) => ({
      id: String(at),
      text,
      verdict: 'UNDECIDED',
      confidence: 0.5,
      benign: false,
      required: [{ found: true, phrase: { text } }],
      supporting: [],
      contradicting: [{ found: true, phrase: { text } }],
    })),
    event: {
      investigation: payloads.map((text) => ({
        kind: 'searchResult',
        phrase: { text, evidence: ['e1'] },
      })),
      agents: payloads.map((text, at) => ({
        name: `A${at}`,
        subjectName: text,
        verdict: 'suspicious',
        because: [{ text, evidence: [] }],
      })),
      entities: payloads.map((text, at) => ({
        kind: 'application',
        key: String(at),
        name: text,
        verdict: 'suspicious',
        because: { text },
      })),
    },
    checklist: incident.checklist.map((step) => ({
      ...step,
      advice: payloads.map((text) => ({ text })),
    })),
    versions: payloads.map((text, at) => ({
      revision: at + 2,
      at: incident.changedAt,
      differences: [{ text }],
    })),
    coverage: payloads.map((text) => ({ source: 'x', phrase: { text } })),
    breaches: incident.breaches.map((breach) => ({
      ...breach,
      claim: all,
      counterfactual: long,
      terms: payloads.map((label) => ({ label, group: 'x', points: 5 })),
      observations: payloads.map((text) => ({
        feature: text,
        observed: text,
        expected: text,
        window: text,
        n: 1,
      })),
      sightings: breach.sightings && { ...breach.sightings, value: all },
      evidence: breach.evidence.map((event) => ({
        ...event,
        operation: all,
        application: long,
        asnName: payloads[8]!,
        target: { kind: all, name: all },
        device: all,
      })),
    })),
    actions: incident.actions.map((action) => ({
      ...action,
      targetName: all,
      effect: long,
      reason: all,
    })),
    activity: payloads.map((payload) => ({
      at: incident.knownAt,
      actorKind: 'PERSON',
      actorName: payload,
      text: payload,
      note: payload,
    })),
  };
}

/** Exclusions whose reason, values and person are what an outsider would write. */
export function hostileExclusions(): Exclusion[] {
  const [one] = someExclusions();
  return payloads.map((payload, at) => ({
    ...one!,
    id: `hostile-${at}`,
    conditions: [
      { field: 'ACCOUNT', value: `user:${payload}` },
      { field: 'APPLICATION', value: payload },
    ],
    reason: payload,
    addedBy: { name: payload },
  }));
}
