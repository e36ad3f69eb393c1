import type { Metric } from '../entity/types.ts';

/** What a story tells apart. */
export type MomentKind =
  | 'failedSignIn'
  | 'signIn'
  | 'appCreated'
  | 'grant'
  | 'rule'
  | 'mailRead'
  | 'mailSent'
  | 'other';

const kindOfMetric: Partial<Record<Metric, MomentKind>> = {
  'saas.login.failure': 'failedSignIn',
  'saas.login.success': 'signIn',
  'saas.oauth.grant': 'grant',
  'saas.app.registered': 'appCreated',
  'saas.sp.created': 'appCreated',
  'saas.mailrule.changed': 'rule',
  'saas.mail.sent': 'mailSent',
  'saas.mail.accessed': 'mailRead',
};

/** First match wins: a grant's operation names the service principal too. */
const kindOfOperation: readonly (readonly [RegExp, MomentKind])[] = [
  [/consent|permission ?grant|app role assignment/i, 'grant'],
  [/^add (?:service principal|application)\b(?!.*(?:credential|owner))/i, 'appCreated'],
  // Of `Set-Mailbox` the metric says whether it forwards.
  [/inboxrule|transportrule/i, 'rule'],
  [/^mailitemsaccessed$/i, 'mailRead'],
  // Other feeds send commands and notifications.
  [/^send(?:as|onbehalf)?$/i, 'mailSent'],
  [/sign-?\s?in|log(?:ged|on|in)/i, 'signIn'],
];

/** Kind of an event; the metric, where known, is surer than the vendor's operation name. */
export function momentKindOf(operation: string, outcome: string, metric?: Metric): MomentKind {
  const kind =
    (metric && kindOfMetric[metric]) ??
    kindOfOperation.find(([pattern]) => pattern.test(operation))?.[1] ??
    'other';
  return kind === 'signIn' && outcome === 'failure' ? 'failedSignIn' : kind;
}
