import type {
  EventRecord,
  Incident,
  Severity,
  ServiceLevel,
} from '../../../apps/portal/src/graphql/schema.ts';
import type { Exclusion } from '../../../apps/portal/src/graphql/detection.ts';
import { takeoverBreaches, techniques } from './breaches.ts';
import { someExclusions } from './exclusions.ts';
import { takeover, tenantOf } from './takeover.ts';
import { minutesAgo } from './tenants.ts';

/** What the stub serves; a test changes it while the portal polls. */
export interface World {
  incidents: Incident[];
  events: Record<string, EventRecord>;
  exclusions: Exclusion[];
  /** True: every request is answered with a fault. */
  isDown: boolean;
  /** Awaited before every answer. */
  hold?: Promise<unknown>;
  /** True: what is asked of the analyst is not answered at once. */
  isAnalystBusy?: boolean;
  /** Operations that came in, by name. */
  asked: string[];
  serviceLevels: ServiceLevel[];
  /** Documents that were asked for. */
  exports: { path: string; format: string; token: string }[];
  exporting: {
    /** Awaited before the answer. */
    hold?: Promise<unknown>;
    status?: number;
    retryAfter?: number;
  };
  /** Bodies that came to the intake. */
  pushes: { ticket: string; bytes: number; isWhole: boolean }[];
  intake: {
    /** Awaited after each part of a body. */
    pace?: () => Promise<unknown>;
    /** Awaited before the answer. */
    hold?: Promise<unknown>;
    status?: number;
    body?: object;
    retryAfter?: number;
  };
}

interface Other {
  id: string;
  slug: string;
  title: string;
  severity: Severity;
  score: number;
}

const other = ({ id, slug, title, severity, score }: Other): Incident => {
  const name = `${id.toLowerCase()}@${slug}.example`;
  return takeover({
    id: `incident-${id}`,
    displayId: `INC-${id}`,
    tenant: tenantOf(slug),
    title,
    severity,
    score,
    knownAt: minutesAgo(score),
    subjects: [{ key: `user:${name}`, name }],
    techniques: severity === 'LOW' ? [] : [techniques.cloud],
    breaches: [takeoverBreaches[1]!],
    actions: [],
  });
};

/** A queue as the mock shows it. */
export const busyQueue = (): Incident[] => [
  takeover(),
  other({
    id: 'M4DIAZ',
    slug: 'acme',
    title: 'Sign-in from a rare network after a burst of failures',
    severity: 'HIGH',
    score: 83.1,
  }),
  other({
    id: 'H1SVCI',
    slug: 'cobalt',
    title: 'New service principal with Mail.ReadWrite',
    severity: 'HIGH',
    score: 79.9,
  }),
  other({
    id: 'P3LIMX',
    slug: 'acme',
    title: 'Inbox rule to the RSS folder',
    severity: 'MEDIUM',
    score: 66,
  }),
  other({
    id: 'K8OSEI',
    slug: 'cobalt',
    title: 'Unusual hour for the admin portal',
    severity: 'LOW',
    score: 61.7,
  }),
];

const record = (id: string): EventRecord => {
  const event = takeoverBreaches.flatMap(({ evidence }) => evidence).find((one) => one.id === id)!;
  return {
    id,
    uid: event.uid,
    happenedAt: event.happenedAt,
    knownAt: event.happenedAt,
    classUid: 3002,
    operation: event.operation,
    source: 'entra-id',
    outcome: event.outcome,
    ocsf: {
      class_uid: 3002,
      activity_id: 1,
      actor: { user: { email_addr: 'j.ortega@borealis.example', name: 'J. Ortega' } },
      src_endpoint: { ip: event.ip, autonomous_system: { number: event.asn, name: event.asnName } },
    },
    raw: { Id: event.uid, Operation: event.operation, ClientIP: event.ip },
  };
};

const hours = (severity: Severity, [respond, contain, close]: [number, number, number]) => ({
  severity,
  respondHours: respond,
  containHours: contain,
  closeHours: close,
});

const agreed = (): ServiceLevel[] => [
  hours('CRITICAL', [0.5, 4, 72]),
  hours('HIGH', [2, 8, 120]),
  hours('MEDIUM', [8, 24, 168]),
  hours('LOW', [24, 72, 336]),
];

export const createWorld = (incidents: Incident[] = busyQueue()): World => ({
  incidents,
  events: Object.fromEntries(
    ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7'].map((id) => [id, record(id)]),
  ),
  exclusions: someExclusions(),
  isDown: false,
  asked: [],
  serviceLevels: agreed(),
  exports: [],
  exporting: {},
  pushes: [],
  intake: {},
});
