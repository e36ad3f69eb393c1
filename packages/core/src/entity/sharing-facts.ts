import { type OcsfEvent, textOf } from '../ocsf/index.ts';
import { accountsAllowed, allowsEveryone, statementsOf } from './policy-statements.ts';
import { requestMax, requestOf } from './request-of.ts';

const allPrincipals = /\\?"Principal\\?"\s*:\s*(?:\{\s*\\?"AWS\\?"\s*:\s*)?(?:\[\s*)?\\?"\*\\?"/;

/** Calls that carry the policy of what they are about. */
const policyCalls =
  /^(?:PutBucketPolicy|SetRepositoryPolicy|PutResourcePolicy|PutFileSystemPolicy|PutBackupVaultAccessPolicy|PutKeyPolicy|UpdateAssumeRolePolicy|CreateRole)$/;
const isReachable = /"publiclyAccessible"\s*:\s*true/i;

const publicOperations: Readonly<Record<string, RegExp>> = {
  PutBucketAcl: /AllUsers|AuthenticatedUsers|public-read/,
  PutObjectAcl: /AllUsers|AuthenticatedUsers|public-read/,
  ModifySnapshotAttribute: /"group"\s*:\s*"all"/,
  ModifyImageAttribute: /"group"\s*:\s*"all"/,
  ModifyDBSnapshotAttribute: /"valuesToAdd"\s*:\s*\[\s*"all"/,
  ModifyDBClusterSnapshotAttribute: /"valuesToAdd"\s*:\s*\[\s*"all"/,
  ModifyDocumentPermission: /"accountIdsToAdd"\s*:\s*\[\s*"all"/i,
  AddPermission20150331v2: /"principal"\s*:\s*"\*"/,
  CreateFunctionUrlConfig: /"authType"\s*:\s*"NONE"/,
  UpdateFunctionUrlConfig: /"authType"\s*:\s*"NONE"/,
  UpdateProjectVisibility: /PUBLIC_READ/,
  CreateDBInstance: isReachable,
  ModifyDBInstance: isReachable,
  RestoreDBInstanceFromDBSnapshot: isReachable,
  RestoreDBInstanceFromS3: isReachable,
  RestoreDBInstanceToPointInTime: isReachable,
  ModifyCluster: isReachable,
};

/** Everyone on the internet. */
export const opensToAll = (event: OcsfEvent): boolean => {
  const { event_code: operation } = event.metadata;
  if (/^(?:Delete|Put)(?:Bucket|Account)?PublicAccessBlock$/.test(operation))
    return operation.startsWith('Delete') || /:\s*false/.test(requestOf(event));
  if (/^AnonymousLink(?:Created|Updated)$/.test(operation)) return true;
  if (policyCalls.test(operation)) {
    const statements = statementsOf(event.api?.request?.data);
    if (statements.length > 0) return statements.some(allowsEveryone);
    return allPrincipals.test(requestOf(event));
  }
  const pattern = Object.hasOwn(publicOperations, operation)
    ? publicOperations[operation]
    : undefined;
  return pattern?.test(requestOf(event)) === true;
};

const sharings =
  /^(?:ModifySnapshotAttribute|ModifyImageAttribute|ModifyDB(?:Cluster)?SnapshotAttribute|PutBucketPolicy|UpdateAssumeRolePolicy|CreateRole$|AddPermission|PutKeyPolicy|PutResourcePolicy|SetRepositoryPolicy|PutFileSystemPolicy|PutBackupVaultAccessPolicy|ModifyDocumentPermission)/;

/** Accounts that a call of AWS names besides the one in which it happened, if it is one that shares. */
export function outsideAccountsOf(event: OcsfEvent): string[] {
  const own = event.cloud?.account?.uid;
  const { event_code: operation } = event.metadata;
  if (event.cloud?.provider !== 'AWS' || own === undefined || !sharings.test(operation)) return [];
  const statements = statementsOf(event.api?.request?.data);
  const named =
    statements.length > 0
      ? statements.flatMap(accountsAllowed)
      : (givenIn(event).match(/(?<![0-9])[0-9]{12}(?![0-9])/g) ?? []);
  return named.filter((account) => account !== own);
}

/** The request without what it takes away. */
function givenIn(event: OcsfEvent): string {
  const data = event.api?.request?.data;
  const isTaken = (name: string): boolean => /^remove$|ToRemove$/i.test(name);
  return typeof data !== 'object' || data === null
    ? requestOf(event)
    : JSON.stringify(data, (name, value: unknown) => (isTaken(name) ? undefined : value)).slice(
        0,
        requestMax,
      );
}

/** Another account than the one in which it happened, or a person of another organisation. */
export const sharesOutside = (event: OcsfEvent): boolean => {
  if (outsideAccountsOf(event).length > 0) return true;
  if (
    !/^(?:SharingSet|SharingInvitationCreated|AddedToSecureLink)$/.test(event.metadata.event_code)
  )
    return false;
  return /guest|external|#ext#/i.test(textOf(event.unmapped?.['TargetUserOrGroupType'] ?? ''));
};
