import {
  type Act,
  eventId,
  type Fact,
  type Feature,
  type FeatureScore,
  features,
  getFeature,
  type MailFacts,
  type Metric,
  peerRarity,
  ratesOf,
  type Rate,
  type RemoteFacts,
  type RuleFacts,
  type ScoredAct,
  valuesOf,
} from '@nightjar/core';

/** An act of a model's own test: who, what, how unusual, and how long after the one before. */
export interface TestAct {
  metric: Metric;
  alsoMetrics?: Metric[];
  operation?: string;
  class?: string;
  subject?: string;
  actor?: Act['actorKind'];
  /** From a rented network that the subject never used, by the agent that did so before. */
  foreign?: boolean;
  /** Without an address, as many audit records are. */
  noAddress?: boolean;
  succeeded?: boolean;
  refused?: boolean;
  errorCode?: string;
  times?: number;
  everyMinutes?: number;
  afterMinutes?: number;
  appId?: string;
  appName?: string;
  appAgeDays?: number;
  scopes?: string[];
  consentForAll?: boolean;
  rule?: Partial<RuleFacts>;
  mail?: Partial<MailFacts>;
  count?: number;
  facts?: Fact[];
  /** With `{n}` each of several acts has its own. */
  target?: string;
  targets?: string[];
  machineKind?: string;
  sharedWith?: string[];
  privileges?: string[];
  region?: string;
  file?: Act['file'];
  remote?: Partial<RemoteFacts>;
  ip?: string;
  application?: string;
  session?: string;
  client?: string;
  source?: Act['source'];
  interactive?: boolean;
  dormantDays?: number;
  /** Features whose value is new for the subject and for everyone. */
  new?: Feature[];
  /** Features that were never shown, in a history too short to call anything rare. */
  learning?: boolean;
  /** So many of the eleven others of the subject's group do what is new. */
  peersDo?: number;
  busiest?: Partial<Record<Rate, number>>;
}

const startMs = Date.parse('2026-03-10T10:00:00Z');

/** The acts in full, as a stage would hand them over, at a quiet start time. */
export function actsOf(tests: readonly TestAct[]): ScoredAct[] {
  let time = startMs;
  return tests.flatMap((one, index) => {
    time += (one.afterMinutes ?? 0) * 60_000;
    return Array.from({ length: one.times ?? 1 }, (_, nth) => {
      if (nth > 0) time += (one.everyMinutes ?? 2) * 60_000;
      return scored(actOfTest(one, { time, nth, uid: `${index}-${nth}` }), one);
    });
  });
}

/** `{n}` and `{n%7}` in a text stand for the number of the act. */
function numbered(text: string, nth: number): string {
  return text.replace(/\{n(?:%(\d+))?\}/g, (_, by?: string) =>
    String(by === undefined ? nth : nth % Number(by)),
  );
}

const foreignPlace = {
  asn: 198605,
  asnName: 'AVAST Software s.r.o.',
  country: 'KW',
  class: 'vpn',
  version: 'test',
} as const;
const ownPlace = {
  asn: 2856,
  asnName: 'British Telecommunications PLC',
  country: 'GB',
  class: 'none',
  version: 'test',
} as const;

function actOfTest(one: TestAct, at: { time: number; nth: number; uid: string }): Act {
  const source = one.source ?? 'microsoft-365';
  const subject = one.subject ?? 'user:ana@example.com';
  const operation = numbered(one.operation ?? one.metric, at.nth);
  return {
    id: eventId({ tenantId: 'tenant', source, time: at.time, uid: at.uid }),
    uid: at.uid,
    source,
    time: at.time,
    metric: one.metric,
    alsoMetrics: one.alsoMetrics ?? [],
    operation,
    operationClass: one.class ?? classOf(one.metric),
    subject,
    subjectName: subject.slice(subject.indexOf(':') + 1),
    actorKind: one.actor ?? (subject.startsWith('user:') ? 'person' : 'application'),
    ...placeOf(one),
    clientFamily: one.client ?? 'Chrome / Windows',
    userAgent: null,
    session: one.session ?? null,
    application: one.application ?? null,
    applicationId: null,
    outcome: one.refused || one.metric.endsWith('.failure') ? 'failure' : 'success',
    errorCode: one.errorCode ?? null,
    interactive: one.interactive ?? true,
    correlation: null,
    grant: grantOf(one),
    rule: ruleOf(one),
    mail: mailOf(one, at.nth),
    count: one.count ?? 1,
    ...(one.facts ? { facts: one.facts } : {}),
    ...(one.target === undefined ? {} : { target: numbered(one.target, at.nth) }),
    ...(one.targets ? { targets: one.targets.map((name) => numbered(name, at.nth)) } : {}),
    ...(one.machineKind === undefined ? {} : { machineKind: one.machineKind }),
    ...(one.sharedWith ? { sharedWith: one.sharedWith.map((who) => numbered(who, at.nth)) } : {}),
    ...(one.privileges ? { privileges: one.privileges } : {}),
    ...(one.region === undefined ? {} : { region: one.region }),
    ...(one.file ? { file: one.file } : {}),
    ...remoteOf(one, at.nth),
  };
}

function placeOf(one: TestAct): Pick<Act, 'ip' | 'intel'> {
  if (one.noAddress) return { ip: null, intel: null };
  if (one.foreign) return { ip: one.ip ?? '5.62.60.202', intel: foreignPlace };
  return { ip: one.ip ?? '81.2.69.142', intel: ownPlace };
}

function classOf(metric: Metric): string {
  if (metric.startsWith('saas.login')) return 'sign-in';
  if (metric.startsWith('saas.mail')) return 'mail';
  if (metric.startsWith('net.')) return 'network';
  return metric === 'saas.exchange.admin' ? 'admin' : 'directory';
}

function grantOf(one: TestAct): Act['grant'] {
  if (one.appId === undefined) return null;
  return {
    appId: one.appId,
    appName: one.appName ?? 'An application',
    scopes: one.scopes ?? [],
    consentForAll: one.consentForAll ?? false,
    publisherVerified: null,
  };
}

function ruleOf({ rule }: TestAct): RuleFacts | null {
  if (!rule) return null;
  return {
    name: '',
    mailbox: null,
    moveToFolder: null,
    forwardTo: [],
    externalForward: false,
    deletes: false,
    marksRead: false,
    hasCondition: true,
    words: [],
    ...rule,
  };
}

function mailOf({ mail }: TestAct, nth: number): MailFacts | null {
  if (!mail) return null;
  const to = mail.to?.map((address) => numbered(address, nth));
  return {
    subject: mail.subject == null ? null : numbered(mail.subject, nth),
    attachments: mail.attachments ?? [],
    recipients: mail.recipients ?? to?.length ?? 0,
    ...(to ? { to } : {}),
  };
}

function remoteOf({ remote }: TestAct, nth: number): { remote?: RemoteFacts } {
  if (!remote) return {};
  return {
    remote: {
      asn: 64_500 + (nth % 12),
      country: 'NL',
      class: 'none',
      port: 443,
      direction: 'out',
      accepted: true,
      bytesOut: 0,
      bytesIn: 0,
      ...remote,
      ip: numbered(remote.ip ?? '203.0.113.{n}', nth),
      ...(remote.host === undefined ? {} : { host: numbered(remote.host, nth) }),
    },
  };
}

function scored(act: Act, one: TestAct): ScoredAct {
  const foreign = one.foreign === true && !one.learning;
  const isNew = (feature: Feature): boolean =>
    one.new?.includes(feature) === true ||
    (foreign && ['asn', 'country', 'ipClass'].includes(feature));
  const scores: ScoredAct['scores'] = {};
  for (const feature of features) {
    const { metrics } = getFeature(feature);
    const [value] =
      metrics?.includes(act.metric) === false ? [] : valuesOf(act, getFeature(feature));
    if (value === undefined) continue;
    scores[feature] = scoreOf({ feature, value, isNew: isNew(feature), one });
  }
  const unknown = one.learning ? null : foreign;
  return {
    ...act,
    scores,
    rareNet: act.ip === null ? null : unknown,
    rareSource: act.ip === null ? null : unknown,
    judgedAcrossUsers: one.learning === true,
    maturity: one.learning ? 0 : 1,
    busiest: Object.fromEntries(
      ratesOf(act.metric).map(({ name }) => [name, one.busiest?.[name] ?? 1]),
    ),
    succeededFromNetwork: one.succeeded ?? one.foreign !== true,
    appAgeDays: one.appAgeDays ?? null,
    ...(one.dormantDays === undefined ? {} : { dormantDays: one.dormantDays }),
    window: 'the 90 days before',
  };
}

function scoreOf(of: {
  feature: Feature;
  value: string;
  isNew: boolean;
  one: TestAct;
}): FeatureScore {
  const { feature, value, isNew, one } = of;
  const daysKnown = one.learning ? 4 : 60;
  return {
    feature,
    value,
    daysSeen: isNew ? 0 : one.learning ? 2 : 40,
    daysKnown,
    rarity: one.learning ? null : isNew ? 98 : 0,
    otherUsers: isNew ? 0 : 20,
    usersKnown: 40,
    tenantRarity: isNew ? 98 : 50,
    ...(isNew && one.peersDo !== undefined && { peers: peersWho(one.peersDo) }),
  };
}

/** A group of twelve, the subject with them. */
function peersWho(others: number): NonNullable<FeatureScore['peers']> {
  const known = 11;
  return { group: 'Finance', others, known, rarity: peerRarity(others, known) };
}
