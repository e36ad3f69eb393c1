import type { LookUpAddress, OcsfEvent, OcsfFindingDetail } from '@nightjar/core';
import { awsCloudOf } from '../event/aws-cloud.ts';
import { Fields, isCount, isFlag, isNumber, isRecord, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import type { Normalised } from '../vendor.ts';
import { evidenceOf, fieldsAt } from './evidence.ts';
import { toFinding } from './finding-record.ts';

/** Is it a finding of GuardDuty, as its export or the command line has it? */
export function isGuardDutyFinding(record: Readonly<Record<string, unknown>>): boolean {
  const { service = record['Service'], schemaVersion = record['SchemaVersion'] } = record;
  return (
    isText(schemaVersion) &&
    isRecord(service) &&
    (service['serviceName'] ?? service['ServiceName']) === 'guardduty'
  );
}

/** A finding as a Detection Finding of a third party: evidence, no verdict of ours. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  if (!isRecord(record)) return refuse('the record is no object');
  const fields = new Fields(toFinding(record));
  const id = fields.take('id', isText);
  const type = fields.take('type', isText);
  if (id === undefined || type === undefined) return refuse('id or type is missing');
  const updated = fields.peekTime('updatedAt');
  const time = updated ?? fields.peekTime('createdAt');
  if (time === undefined) return refuse('updatedAt is missing or no time');
  const service = fieldsAt(fields, 'service');
  const count = service.peek('count', isCount);
  return {
    ok: true,
    event: {
      ...classed(2004, activityOf(fields, service)),
      ...severityOf(fields),
      time,
      ...(count === undefined ? {} : { count }),
      metadata: {
        version: '1.8.0',
        product: { name: 'GuardDuty', vendor_name: 'AWS' },
        // A finding keeps its id as it is told again with more.
        uid: `${id}@${time}`,
        event_code: type,
        log_version: 'aws-guardduty/1',
        profiles: ['cloud'],
      },
      finding_info: infoOf(fields, { id, type, service }),
      ...evidenceOf(fields, lookUp),
      cloud: awsCloudOf(fields, cloudNames),
      unmapped: fields.rest(),
    },
  };
}

const cloudNames = { account: 'accountId', region: 'region' };

const refuse = (reason: string): Normalised => ({ ok: false, reason: `aws-guardduty: ${reason}` });

/** 1 create, 2 update, 3 close. */
function activityOf(fields: Fields, service: Fields): number {
  if (service.peek('archived', isFlag) === true) return 3;
  return fields.peek('createdAt', isText) === fields.peek('updatedAt', isText) ? 1 : 2;
}

/** Below 4 low, below 7 medium, below 9 high, else critical, as the vendor names them. */
function severityOf(fields: Fields): Pick<OcsfEvent, 'severity_id'> {
  const severity = fields.peek('severity', isNumber);
  if (severity === undefined) return { severity_id: 0 };
  const bounds = [1, 4, 7, 9];
  return { severity_id: 1 + bounds.filter((bound) => severity >= bound).length };
}

function infoOf(
  fields: Fields,
  { id, type, service }: { id: string; type: string; service: Fields },
): OcsfFindingDetail {
  const times = {
    created_time: fields.peekTime('createdAt'),
    modified_time: fields.peekTime('updatedAt'),
    first_seen_time: service.peekTime('eventFirstSeen'),
    last_seen_time: service.peekTime('eventLastSeen'),
  };
  const desc = fields.take('description', isText);
  const productUid = service.peek('detectorId', isText);
  return {
    uid: id,
    title: fields.take('title', isText) ?? type,
    types: [type],
    ...(desc === undefined ? {} : { desc }),
    ...(productUid === undefined ? {} : { product_uid: productUid }),
    ...Object.fromEntries(Object.entries(times).filter(([, time]) => time !== undefined)),
  };
}
