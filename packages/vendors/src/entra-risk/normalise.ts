import type { LookUpAddress, OcsfEvent, OcsfFindingDetail } from '@nightjar/core';
import { namedUser } from '../directory/named-user.ts';
import { FieldsByShape } from '../record/fields-by-shape.ts';
import { type Fields, fill, filled, isRecord, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import { type Normalised, placeOf } from '../vendor.ts';
import { toGraph } from './to-graph.ts';

const has = (record: object, ...names: string[]): boolean => names.some((name) => name in record);

/** Is it a detection of risk, or a user at risk? */
export function isRiskRecord(record: Readonly<Record<string, unknown>>): boolean {
  return (
    has(record, 'riskLevel', 'RiskLevel') &&
    (has(record, 'riskEventType', 'RiskEventType', 'riskType') ||
      has(record, 'riskLastUpdatedDateTime', 'RiskLastUpdatedDateTime'))
  );
}

/** What Entra ID Protection found, as a Detection Finding of a third party: evidence, no verdict of ours. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  if (!isRecord(record)) return refuse('the record is no object');
  const fields = new FieldsByShape(toGraph(record));
  const times = timesOf(fields);
  const time = times.created_time ?? times.first_seen_time ?? times.modified_time;
  if (time === undefined) return refuse('detectedDateTime and its like are missing or no time');
  const id = fields.take('id', isText);
  if (id === undefined) return refuse('id is missing');
  const type =
    fields.peek('riskEventType', isText) ?? fields.peek('riskType', isText) ?? 'riskyUser';
  const state = fields.peek('riskState', isText) ?? '';
  const request = fields.peek('requestId', isText);
  return {
    ok: true,
    event: {
      ...classed(2004, activities.get(state) ?? 1),
      severity_id: severities.get(fields.peek('riskLevel', isText) ?? '') ?? 0,
      time,
      metadata: {
        version: '1.8.0',
        product: { name: 'Entra ID Protection', vendor_name: 'Microsoft' },
        // A finding keeps its id, a user at risk his, as the state goes on.
        uid: `${id}@${times.modified_time ?? time}`,
        event_code: type,
        log_version: 'entra-risk/2',
        ...(request ? { correlation_uid: request } : {}),
      },
      finding_info: infoOf(fields, { id, type, times }),
      ...evidenceOf(fields, lookUp),
      unmapped: fields.rest(),
    },
  };
}

const refuse = (reason: string): Normalised => ({ ok: false, reason: `entra-risk: ${reason}` });

/** 1 create, 2 update, 3 close, by the vendor's state. */
const activities: ReadonlyMap<string, number> = new Map([
  ['atRisk', 1],
  ['confirmedCompromised', 2],
  ['confirmedSafe', 3],
  ['remediated', 3],
  ['dismissed', 3],
  ['none', 3],
]);

const severities: ReadonlyMap<string, number> = new Map([
  ['none', 1],
  ['low', 2],
  ['medium', 3],
  ['high', 4],
]);

type Times = Pick<OcsfFindingDetail, 'created_time' | 'first_seen_time' | 'modified_time'>;

function timesOf(fields: Fields): Times {
  const times: Times = {};
  return fill(times, {
    created_time: fields.peekTime('detectedDateTime'),
    first_seen_time: fields.peekTime('activityDateTime'),
    modified_time:
      fields.peekTime('lastUpdatedDateTime') ??
      fields.peekTime('riskLastUpdatedDateTime') ??
      fields.peekTime('timeGenerated'),
  });
}

function infoOf(
  fields: Fields,
  { id, type, times }: { id: string; type: string; times: Times },
): OcsfFindingDetail {
  const words = type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const detail = fields.peek('riskDetail', isText);
  return {
    uid: id,
    title: `Risk: ${words}`,
    types: [type],
    ...(detail && detail !== 'none' ? { desc: detail } : {}),
    ...times,
  };
}

/** The account at risk, or the application, and where it was used. */
function evidenceOf(
  fields: Fields,
  lookUp: LookUpAddress,
): Pick<OcsfEvent, 'evidences' | 'enrichments'> {
  const place = placeOf(fields.peek('ipAddress', isText), lookUp);
  const name = fields.take('userPrincipalName', isText);
  const uid = fields.take('userId', isText);
  const appName = fields.peek('servicePrincipalDisplayName', isText);
  const appId = fields.take('appId', isText) ?? fields.peek('servicePrincipalId', isText);
  const actor =
    name || uid
      ? { user: { ...namedUser(name ?? uid!, uid), type_id: 1 as const } }
      : filled({ app_name: appName, app_uid: appId });
  const evidence = filled({ actor, src_endpoint: place.src_endpoint });
  return {
    ...(evidence ? { evidences: [evidence] } : {}),
    ...(place.enrichments ? { enrichments: place.enrichments } : {}),
  } as Pick<OcsfEvent, 'evidences' | 'enrichments'>;
}
