import { entityOf, type ReferenceMatch, type ReferenceModel } from './breaches.ts';
import { grants, principals, rules, rulesByIntruders } from './match-changes.ts';
import { attempts, rareSignIns, signInsAfterAttempts } from './match-sign-ins.ts';
import type { Case } from './matches.ts';

const byApp = (match: ReferenceMatch): string =>
  `${entityOf(match)}|${match.judged.act.grant?.appId ?? match.judged.act.grant?.appName ?? '?'}`;

type Named = ReferenceModel & { matches: (of: Case) => ReferenceMatch[]; name: string };
const uuidOf = (n: string): string => `6a1f0c52-0e0b-4a55-8a6d-0f6f1d1a00${n}`;
const suspicious = { category: 'Suspicious', compliance: false, keyOf: entityOf } as const;
const critical = { ...suspicious, category: 'Critical', base: 45, behaviour: 'flat' } as const;
const informational = { ...suspicious, category: 'Informational', base: 20 } as const;

/** detection.md 3, models 1, 2, 3, 5, 7, 9, 10; those that read others after them. */
export const models: readonly Named[] = [
  {
    ...suspicious,
    name: 'rareSignIns',
    uuid: uuidOf('01'),
    path: 'SaaS / Access / Unusual External Source for SaaS Credential Use',
    group: 'ACCESS',
    base: 30,
    behaviour: 'decreasing',
    needsBaseline: true,
    throttleHours: 48,
    keyOf: (match) => `${entityOf(match)}|AS${match.judged.act.intel?.asn ?? '?'}`,
    matches: rareSignIns,
  },
  {
    ...suspicious,
    name: 'attempts',
    uuid: uuidOf('02'),
    path: 'SaaS / Access / Suspicious Login Attempt',
    group: 'CRED',
    base: 20,
    behaviour: 'incdec1',
    needsBaseline: false,
    throttleHours: 1,
    matches: attempts,
  },
  {
    ...critical,
    name: 'signInsAfterAttempts',
    uuid: uuidOf('03'),
    path: 'SaaS / Compromise / Login From Rare Following Suspicious Login Attempt(s)',
    group: 'ACCESS',
    needsBaseline: true,
    throttleHours: 24,
    matches: signInsAfterAttempts,
  },
  {
    ...suspicious,
    name: 'grants',
    uuid: uuidOf('05'),
    path: 'SaaS / Admin / OAuth Permission Grant',
    group: 'PERSIST',
    base: 30,
    behaviour: 'decreasing',
    needsBaseline: false,
    throttleHours: 6,
    keyOf: byApp,
    matches: grants,
  },
  {
    ...informational,
    name: 'principals',
    uuid: uuidOf('07'),
    path: 'SaaS / Admin / New Application Service Principal',
    group: 'PERSIST',
    behaviour: 'decreasing',
    needsBaseline: false,
    throttleHours: 12,
    keyOf: byApp,
    matches: principals,
  },
  {
    ...informational,
    name: 'rules',
    uuid: uuidOf('09'),
    path: 'SaaS / Compliance / New Email Rule',
    group: 'HIDE',
    compliance: true,
    behaviour: 'flat',
    needsBaseline: false,
    throttleHours: 1,
    keyOf: (match) => match.judged.act.rule?.mailbox?.toLowerCase() ?? entityOf(match),
    matches: rules,
  },
  {
    ...critical,
    name: 'rulesByIntruders',
    uuid: uuidOf('10'),
    path: 'SaaS / Compromise / Unusual Login and New Email Rule',
    group: 'HIDE',
    needsBaseline: true,
    throttleHours: 24,
    matches: rulesByIntruders,
  },
];
