import { type OcsfEvent, textOf } from '../ocsf/index.ts';
import { requestOf } from './request-of.ts';

const allPrincipals = /\\?"Principal\\?"\s*:\s*(?:\{\s*\\?"AWS\\?"\s*:\s*)?(?:\[\s*)?\\?"\*\\?"/;

const publicOperations: Readonly<Record<string, RegExp>> = {
  PutBucketPolicy: allPrincipals,
  PutBucketAcl: /AllUsers|AuthenticatedUsers|public-read/,
  PutObjectAcl: /AllUsers|AuthenticatedUsers|public-read/,
  ModifySnapshotAttribute: /"group"\s*:\s*"all"/,
  ModifyImageAttribute: /"group"\s*:\s*"all"/,
  ModifyDBSnapshotAttribute: /"valuesToAdd"\s*:\s*\[\s*"all"/,
  ModifyDBClusterSnapshotAttribute: /"valuesToAdd"\s*:\s*\[\s*"all"/,
  AddPermission20150331v2: /"principal"\s*:\s*"\*"/,
};

/** Everyone on the internet. */
export const opensToAll = (event: OcsfEvent): boolean => {
  const { event_code: operation } = event.metadata;
  if (/^(?:Delete|Put)(?:Bucket|Account)?PublicAccessBlock$/.test(operation))
    return operation.startsWith('Delete') || /:\s*false/.test(requestOf(event));
  if (/^AnonymousLink(?:Created|Updated)$/.test(operation)) return true;
  const pattern = Object.hasOwn(publicOperations, operation)
    ? publicOperations[operation]
    : undefined;
  return pattern?.test(requestOf(event)) === true;
};

const sharings =
  /^(?:ModifySnapshotAttribute|ModifyImageAttribute|ModifyDB(?:Cluster)?SnapshotAttribute|PutBucketPolicy|UpdateAssumeRolePolicy|CreateRole$|AddPermission|PutKeyPolicy|PutResourcePolicy)/;

/** Another account than the one in which it happened. */
export const sharesOutside = (event: OcsfEvent): boolean => {
  const { event_code: operation } = event.metadata;
  const own = event.cloud?.account?.uid;
  if (event.cloud?.provider === 'AWS' && own !== undefined && sharings.test(operation)) {
    const request = requestOf(event);
    const accounts = request.match(/(?<![0-9])[0-9]{12}(?![0-9])/g) ?? [];
    return accounts.some((account) => account !== own);
  }
  if (!/^(?:SharingSet|SharingInvitationCreated|AddedToSecureLink)$/.test(operation)) return false;
  return /guest|external|#ext#/i.test(textOf(event.unmapped?.['TargetUserOrGroupType'] ?? ''));
};
