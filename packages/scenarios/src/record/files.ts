import { firstParty } from '../applications.ts';
import { auditTime } from '../time.ts';
import type { VendorRecord } from '../types.ts';
import { auditRecord, type Act, type Scene } from './act.ts';

/** A file of the organisation's SharePoint read, changed or taken. */
export function fileRecord(
  scene: Scene,
  act: Act,
  file: {
    operation: 'FileAccessed' | 'FileModified' | 'FileUploaded' | 'FileDownloaded';
    name: string;
    library: string;
  },
): VendorRecord {
  const { organisation, random } = scene;
  const site = `https://${organisation.slug}.sharepoint.com/sites/${file.library}`;
  const folder = 'Shared Documents/General';
  const record = {
    CreationTime: auditTime(act.at),
    Id: random.guid(),
    Operation: file.operation,
    OrganizationId: organisation.organizationId,
    RecordType: 6,
    UserKey: `i:0h.f|membership|${act.person.puid}@live.com`,
    UserType: 0,
    Version: 1,
    Workload: 'SharePoint',
    ClientIP: act.place.ip,
    ObjectId: `${site}/${folder}/${file.name}`,
    UserId: act.person.upn,
    ApplicationId: firstParty.office.id,
    AppAccessContext: {
      AADSessionId: act.session,
      ClientAppId: firstParty.office.id,
      CorrelationId: random.guid(),
    },
    CorrelationId: random.guid(),
    EventSource: 'SharePoint',
    ItemType: 'File',
    Platform: 'WinDesktop',
    Site: organisation.organizationId,
    UserAgent: act.userAgent,
    SourceFileExtension: file.name.slice(file.name.lastIndexOf('.') + 1),
    SiteUrl: `${site}/`,
    SourceFileName: file.name,
    SourceRelativeUrl: folder,
  };
  return auditRecord(scene, act.at, record);
}
