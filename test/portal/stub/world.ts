import type { EventRecord, Incident, Severity } from '../../../apps/portal/src/graphql/schema.ts';
import { takeoverBreaches, techniques } from './breaches.ts';
import { takeover, tenantOf } from './takeover.ts';
import { minutesAgo } from './tenants.ts';

/** What the stub serves; a test changes it while the portal polls. */
export interface World {
  incidents: Incident[];
  events: Record<string, EventRecord>;
  /** True: every request is answered with a fault. */
  isDown: boolean;
  /** Operations that came in, by name. */
  asked: string[];
}

const other = (id: string, slug: string, title: string, severity: Severity, score: number): Incident =>
  takeover({
    id: `incident-${id}`,
    displayId: `INC-${id}`,
    tenant: tenantOf(slug),
    title,
    severity,
    score,
    knownAt: minutesAgo(score),
    subjects: [{ key: `user:${id.toLowerCase()}@${slug}.example`, name: `${id.toLowerCase()}@${slug}.example` }],
    techniques: severity === 'LOW' ? [] : [techniques.cloud],
    breaches: [takeoverBreaches[1]!],
    actions: [],
  });

/** A queue as the mock shows it. */
export const busyQueue = (): Incident[] => [
  takeover(),
  other('M4DIAZ', 'acme', 'Sign-in from a rare network after a burst of failures', 'HIGH', 83.1),
  other('H1SVCI', 'cobalt', 'New service principal with Mail.ReadWrite', 'HIGH', 79.9),
  other('P3LIMX', 'acme', 'Inbox rule to the RSS folder', 'MEDIUM', 66),
  other('K8OSEI', 'cobalt', 'Unusual hour for the admin portal', 'LOW', 61.7),
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

export const createWorld = (incidents: Incident[] = busyQueue()): World => ({
  incidents,
  events: Object.fromEntries(['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7'].map((id) => [id, record(id)])),
  isDown: false,
  asked: [],
});
