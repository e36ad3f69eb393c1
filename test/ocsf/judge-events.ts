import type { OcsfEvent } from '@nightjar/core';
import { validateEvent } from '@nightjar/ocsf';
import { vendors } from '@nightjar/vendors';
import { lookUpFixture } from '../../packages/vendors/src/look-up.fixture.ts';
import { listLost } from './count-lost.ts';
import type { VendorRecord } from './list-records.ts';

export interface Judgement {
  events: number;
  refused: number;
  perClass: Record<string, number>;
  schemaErrors: number;
  fieldsLost: number;
  /** How often each fault was met, with the place of the first. */
  faults: Map<string, { times: number; uid: string }>;
}

/** Makes another event of an event; the twin that is broken on purpose does. */
export type Bend = (event: OcsfEvent) => OcsfEvent;

export function openJudgement(): Judgement {
  return { events: 0, refused: 0, perClass: {}, schemaErrors: 0, fieldsLost: 0, faults: new Map() };
}

/** Normalises a record and counts what is wrong with its event; a refused record has no event. */
export function judgeRecord(
  { source, record }: VendorRecord,
  into: Judgement,
  bend: Bend = (event) => event,
): void {
  const normalised = vendors[source].normalise(record, lookUpFixture);
  if (!normalised.ok) return void into.refused++;
  // As every stage sees it: through JSON.
  const event = JSON.parse(JSON.stringify(bend(normalised.event))) as OcsfEvent;
  into.events++;
  into.perClass[event.class_uid] = (into.perClass[event.class_uid] ?? 0) + 1;
  const note = (fault: string): void => {
    const known = into.faults.get(fault);
    into.faults.set(fault, {
      times: (known?.times ?? 0) + 1,
      uid: known?.uid ?? event.metadata.uid.slice(0, 80),
    });
  };
  const { errors } = validateEvent(event, { version: '1.8.0' });
  into.schemaErrors += errors.length;
  for (const { path, reason } of errors)
    note(`${event.class_uid} ${path.replace(/\/\d+/g, '/*')} ${reason}`);
  const lost = listLost(record, event);
  into.fieldsLost += lost.length;
  for (const path of lost) note(`${source} lost ${path.slice(0, 100)}`);
}
