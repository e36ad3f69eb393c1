import type { Source } from '@nightjar/core';
import type { Random } from '../random.ts';
import { auditTime, hourMs, minuteMs } from '../time.ts';
import type { Organisation, Person, Place, VendorJson, VendorRecord } from '../types.ts';

/** Where records are made: the organisation, and the chance that decides their ids. */
export interface Scene {
  organisation: Organisation;
  random: Random;
  /** Feeds that are wanted; what costs much is not made for those that are not. */
  sources?: readonly Source[] | undefined;
}

/** The same scene with a chance of its own, so that what is added draws nothing from what stands. */
export function aside(scene: Scene, label: string): Scene {
  return { ...scene, random: scene.random.fork(label) };
}

/** Who does something, when (ms), from where and with what. */
export interface Act {
  person: Person;
  at: number;
  place: Place;
  userAgent: string;
  /** As the identity provider names them; absent where the client does not say. */
  os: string;
  browser: string;
  deviceId?: string;
  deviceName?: string;
  session: string;
}

/** What kind of record it is, and the key by which its workload knows the user. */
export interface RecordKind {
  operation: string;
  recordType: number;
  workload: string;
  resultStatus?: string;
  userKey: string;
}

/** The fields that every unified audit record of a person has. */
export function auditHead(
  scene: Scene,
  { person, at }: { person: Person; at: number },
  kind: RecordKind,
): VendorJson {
  return {
    CreationTime: auditTime(at),
    Id: scene.random.guid(),
    Operation: kind.operation,
    OrganizationId: scene.organisation.organizationId,
    RecordType: kind.recordType,
    ...(kind.resultStatus ? { ResultStatus: kind.resultStatus } : {}),
    UserKey: kind.userKey,
    UserType: 0,
    Version: 1,
    Workload: kind.workload,
    UserId: person.upn,
  };
}

/** A unified audit record, handed out 1 to 90 minutes later as a rule, one in a hundred up to a day later. */
export function auditRecord(scene: Scene, at: number, record: VendorJson): VendorRecord {
  const { random } = scene;
  const lateness = random.chance(0.01)
    ? random.int(90, 23 * 60) * minuteMs
    : Math.round(minuteMs + 89 * minuteMs * random.next() ** 3);
  return { source: 'microsoft-365', record, happenedAt: at, arrivesAt: at + lateness };
}

/** An Entra sign-in record, handed out 1 to 15 minutes later as a rule. */
export function entraRecord(scene: Scene, at: number, record: VendorJson): VendorRecord {
  const { random } = scene;
  const lateness = random.chance(0.004) ? random.int(1, 6) * hourMs : random.int(60, 900) * 1000;
  return { source: 'entra-id', record, happenedAt: at, arrivesAt: at + lateness };
}
