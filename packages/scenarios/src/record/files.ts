import { firstParty } from '../people/applications.ts';
import type { VendorRecord } from '../types.ts';
import { auditHead, auditRecord, type Act, type Scene } from './act.ts';

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
  const context = { CorrelationId: random.guid() };
  const record = {
    ...auditHead(scene, act, {
      operation: file.operation,
      recordType: 6,
      workload: 'SharePoint',
      userKey: `i:0h.f|membership|${act.person.puid}@live.com`,
    }),
    ClientIP: act.place.ip,
    ObjectId: `${site}/${folder}/${file.name}`,
    ApplicationId: firstParty.office.id,
    AppAccessContext: { ...context, AADSessionId: act.session, ClientAppId: firstParty.office.id },
    ...context,
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
