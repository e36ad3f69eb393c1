import { textOf } from '@nightjar/core';
import { contentIdOf } from '../record/content-id.ts';
import { isText } from '../record/fields.ts';
import { Cells } from '../microsoft-exports/log-analytics.ts';

type Row = Readonly<Record<string, unknown>>;

/** Is it a row of the portal's CSV of audit logs? */
export function isPortalAudit(record: unknown): record is Row {
  return (
    typeof record === 'object' &&
    record !== null &&
    Object.hasOwn(record, 'Activity') &&
    ['ActorType', 'ActorUserPrincipalName', 'Target1Type'].some((name) =>
      Object.hasOwn(record, name),
    )
  );
}

type Take = (...names: string[]) => string | undefined;

/** The row under the names of Microsoft Graph; its numbered columns become lists. */
export function fromPortal(row: Row): Record<string, unknown> {
  const cells = new Cells(row);
  const take: Take = (...names) => cells.take(names, isText) as string | undefined;
  const record = {
    id: contentIdOf(row),
    activityDateTime: take('Date (UTC)', 'Date'),
    activityDisplayName: take('Activity'),
    correlationId: take('CorrelationId'),
    result: take('Result'),
    resultReason: take('ResultReason'),
    loggedByService: take('Service'),
    category: take('Category'),
    initiatedBy: actorOf(row, take),
    targetResources: numbered('Target', (prefix) => targetOf(prefix, take)),
    additionalDetails: numbered('AdditionalDetail', (prefix) => {
      const key = take(`${prefix}Key`);
      return key === undefined ? undefined : { key, value: take(`${prefix}Value`) ?? '' };
    }),
  };
  return { ...cells.rest(), ...record };
}

function actorOf(row: Row, take: Take): object {
  if (isText(row['ActorUserPrincipalName']) || /user/i.test(textOf(row['ActorType'])))
    return {
      user: {
        id: take('ActorObjectId'),
        displayName: take('ActorDisplayName'),
        userPrincipalName: take('ActorUserPrincipalName'),
        ipAddress: take('IPAddress'),
      },
    };
  return {
    app: {
      displayName: take('ActorDisplayName'),
      servicePrincipalId: take('ActorServicePrincipalId', 'ActorObjectId'),
      servicePrincipalName: take('ActorServicePrincipalName'),
    },
  };
}

function targetOf(prefix: string, take: Take): object | undefined {
  const [type, displayName, id] = ['Type', 'DisplayName', 'ObjectId'].map((name) =>
    take(prefix + name),
  );
  if ((type ?? displayName ?? id) === undefined) return undefined;
  return {
    type,
    displayName,
    id,
    userPrincipalName: take(`${prefix}UserPrincipalName`),
    modifiedProperties: numbered(`${prefix}ModifiedProperty`, (name) => {
      const property = take(`${name}Name`);
      if (property === undefined) return undefined;
      return {
        displayName: property,
        oldValue: take(`${name}OldValue`) ?? null,
        newValue: take(`${name}NewValue`) ?? null,
      };
    }),
  };
}

const numbersMax = 20;

/** `Target1...`, `Target2...` as a list, up to the first that is not there. */
function numbered<Item>(name: string, read: (prefix: string) => Item | undefined): Item[] {
  const found: Item[] = [];
  for (let at = 1; at <= numbersMax; at++) {
    const item = read(`${name}${at}`);
    if (item === undefined) break;
    found.push(item);
  }
  return found;
}
