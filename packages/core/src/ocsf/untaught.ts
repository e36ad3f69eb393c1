import { OcsfClass, type OcsfEvent } from './event.ts';
import type { Source } from './source.ts';

/** What of an event says whether its operation was taught to its feed's normaliser. */
export interface OperationKind {
  source: Source;
  operation: string;
  classUid: number;
  activityId: number;
}

/** An operation that nobody taught, and how many events are of it. */
export interface UntaughtOperation {
  source: Source;
  operation: string;
  events: number;
}

const otherId = 99;
const trafficId = 6;

/** Classes in which an activity of Other says that no table had a word for the operation. */
const judged: ReadonlySet<number> = new Set([
  OcsfClass.entityManagement,
  OcsfClass.groupManagement,
  OcsfClass.apiActivity,
  OcsfClass.datastoreActivity,
  OcsfClass.fileHosting,
]);

/** Logs of connections themselves; what else of a network sensor is plain traffic has no reader of its own. */
const connectionLogs: Readonly<Partial<Record<Source, string>>> = {
  zeek: 'conn',
  suricata: 'flow',
};

export function kindOfOperation(source: Source, event: OcsfEvent): OperationKind {
  const { class_uid: classUid, activity_id: activityId, metadata } = event;
  return { source, operation: metadata.event_code, classUid, activityId };
}

/** Whether somebody taught the operation; else it is kept under the vendor's name alone. */
export function isTaught({ source, operation, classUid, activityId }: OperationKind): boolean {
  // What is OCSF already was taught by whoever wrote it.
  if (source === 'ocsf') return true;
  if (judged.has(classUid)) return activityId !== otherId;
  const own = connectionLogs[source];
  const isPlain = classUid === OcsfClass.networkActivity && activityId === trafficId;
  return own === undefined || !isPlain || operation === own;
}

const operationsMax = 100;
const lengthMax = 120;
const others = 'other operations';

/** Counts events of operations that nobody taught. Outsiders name operations: memory is bounded. */
export class UntaughtOperations {
  readonly #counts = new Map<string, UntaughtOperation>();

  add(kind: OperationKind, events = 1): void {
    if (isTaught(kind)) return;
    const { source } = kind;
    const name = kind.operation.slice(0, lengthMax);
    const isRoom = this.#counts.size < operationsMax || this.#counts.has(`${source} ${name}`);
    const operation = isRoom ? name : others;
    const key = `${source} ${operation}`;
    const known = this.#counts.get(key);
    if (known) known.events += events;
    else this.#counts.set(key, { source, operation, events });
  }

  /** Most events first. */
  list(): UntaughtOperation[] {
    return [...this.#counts.values()].sort(
      (a, b) =>
        b.events - a.events ||
        (`${a.source} ${a.operation}` < `${b.source} ${b.operation}` ? -1 : 1),
    );
  }
}
