import { contentIdOf } from '../content-id.ts';

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

const cellOfPortal = (row: Row, name: string): string | undefined => {
  const cell = row[name];
  return typeof cell === 'string' && cell !== '' ? cell : undefined;
};

/** The row under the names of Microsoft Graph; its numbered columns become lists. */
export function fromPortal(row: Row): Record<string, unknown> {
  const of = (name: string): string | undefined => cellOfPortal(row, name);
  const user = {
    id: of('ActorObjectId'),
    displayName: of('ActorDisplayName'),
    userPrincipalName: of('ActorUserPrincipalName'),
    ipAddress: of('IPAddress'),
  };
  const app = {
    displayName: of('ActorDisplayName'),
    servicePrincipalId: of('ActorServicePrincipalId') ?? of('ActorObjectId'),
    servicePrincipalName: of('ActorServicePrincipalName'),
  };
  const byApp = user.userPrincipalName === undefined && !/user/i.test(of('ActorType') ?? '');
  return {
    ...restOf(row),
    id: contentIdOf(row),
    activityDateTime: of('Date (UTC)') ?? of('Date'),
    activityDisplayName: of('Activity'),
    correlationId: of('CorrelationId'),
    result: of('Result'),
    resultReason: of('ResultReason'),
    loggedByService: of('Service'),
    category: of('Category'),
    initiatedBy: byApp ? { app } : { user },
    targetResources: numbered(row, 'Target', targetOf),
    additionalDetails: numbered(row, 'AdditionalDetail', (prefix) => {
      const key = of(`${prefix}Key`);
      return key === undefined ? undefined : { key, value: of(`${prefix}Value`) ?? '' };
    }),
  };
}

function targetOf(prefix: string, row: Row): object | undefined {
  const of = (name: string): string | undefined => cellOfPortal(row, prefix + name);
  const target = {
    type: of('Type'),
    displayName: of('DisplayName'),
    id: of('ObjectId'),
    userPrincipalName: of('UserPrincipalName'),
    modifiedProperties: numbered(row, `${prefix}ModifiedProperty`, (name) => {
      const displayName = cellOfPortal(row, `${name}Name`);
      if (displayName === undefined) return undefined;
      return {
        displayName,
        oldValue: cellOfPortal(row, `${name}OldValue`) ?? null,
        newValue: cellOfPortal(row, `${name}NewValue`) ?? null,
      };
    }),
  };
  return (target.type ?? target.displayName ?? target.id) ? target : undefined;
}

const numbersMax = 20;

/** `Target1...`, `Target2...` as a list, up to the first that is not there. */
function numbered<Item>(
  row: Row,
  name: string,
  read: (prefix: string, row: Row) => Item | undefined,
): Item[] {
  const found: Item[] = [];
  for (let at = 1; at <= numbersMax; at++) {
    const item = read(`${name}${at}`, row);
    if (item === undefined) break;
    found.push(item);
  }
  return found;
}

const read = new Set([
  'Date (UTC)',
  'Date',
  'CorrelationId',
  'Service',
  'Category',
  'Activity',
  'Result',
  'ResultReason',
]);

/** Columns that no list or name above holds; actor and targets are kept in theirs. */
function restOf(row: Row): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([name, cell]) =>
        cell !== '' &&
        !read.has(name) &&
        !/^(?:Target|AdditionalDetail)\d|^Actor(?:DisplayName|ObjectId|UserPrincipalName)$|^IPAddress$/.test(
          name,
        ),
    ),
  );
}
