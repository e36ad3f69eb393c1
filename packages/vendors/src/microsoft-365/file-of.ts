import type { OcsfEvent } from '@nightjar/core';
import { classed } from '../event/ocsf-class.ts';
import { remembered } from '../record/remembered.ts';
import type { AuditRecord } from './audit-record.ts';

/** OCSF's activities of File Hosting by SharePoint's and OneDrive's operations; first match wins. */
export const activities: readonly (readonly [RegExp, number])[] = [
  [/^(?:File|Folder)(?:Sync)?Uploaded/, 1],
  [/^FolderCreated$/, 1],
  [/^File(?:Sync)?Downloaded/, 2],
  [/^(?:File|Folder)Modified/, 3],
  [/^FileCheckedOut$/, 10],
  [/^(?:FileCheckedIn|FileCheckOutDiscarded)$/, 11],
  [/^(?:File|Folder)(?:VersionsAll|Version)?(?:Deleted|Recycled)/, 4],
  [/^(?:File|Folder)Renamed$/, 5],
  [/^(?:File|Folder)Copied$/, 6],
  [/^(?:File|Folder)Moved$/, 7],
  [/^(?:File|Folder)Restored$/, 8],
  [/^FilePreviewed$/, 9],
  [/^(?:AnonymousLink|CompanyLink|SecureLink)Used$|^FileAccessed/, 14],
  [/^(?:AnonymousLink|CompanyLink|SecureLink)(?:Removed|Deleted)$/, 13],
  [/^(?:SharingRevoked|RemovedFromSecureLink|SharingInvitationRevoked)$/, 13],
  [/^(?:AnonymousLink|CompanyLink|SecureLink)(?:Created|Updated)$/, 12],
  [/^(?:SharingSet|AddedToSecureLink|SharingInvitation(?:Created|Updated|Accepted))$/, 12],
  [/^(?:File|Folder)[A-Z]/, 99],
];

const activityOf = remembered(
  (operation) => activities.find(([pattern]) => pattern.test(operation))?.[1],
);
const isOfFiles = remembered((workload) => /sharepoint|onedrive|teams/i.test(workload));

/** Work on a file of SharePoint or OneDrive; undefined: it is about none. */
export function fileOf(from: AuditRecord): Partial<OcsfEvent> | undefined {
  if (!isOfFiles(from.Workload ?? '')) return undefined;
  const activity = activityOf(from.Operation);
  if (activity === undefined) return undefined;
  const isFolder = from.Operation.startsWith('Folder') || from.ItemType === 'Folder';
  const path = from.ObjectId ?? '';
  return {
    ...classed(6006, activity),
    file: {
      name: from.SourceFileName || path.slice(path.lastIndexOf('/') + 1) || 'unknown',
      type_id: isFolder ? 2 : 1,
      ...(path ? { path } : {}),
      ...(from.SourceFileExtension ? { ext: from.SourceFileExtension } : {}),
    },
  };
}
