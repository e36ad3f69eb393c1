'use client';
import { plainOf } from '../text/pieces.ts';
import { Told } from '../text/told.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { SessionEnded } from '../ui/session-ended.tsx';
import { DropZone } from './drop-zone.tsx';
import { UploadRow } from './upload-row.tsx';
import { isRunning, type Upload } from './upload-list.ts';
import { useUploads } from './use-uploads.ts';
import { spokenOf } from './words.ts';

interface Props {
  tenant: { slug: string; name: string };
}

/** What is said of the file that moves, or that moved last. */
function spoken(uploads: readonly Upload[]): string {
  const at = uploads.find(isRunning) ?? uploads.findLast(({ state }) => state.kind !== 'waiting');
  return at ? `${plainOf(at.file.name, 80)}: ${spokenOf(at)}` : '';
}

/** Adds logs that people have in hand, and says what was understood of them. */
export function UploadScreen({ tenant }: Props) {
  const { uploads, isExpired, add, cancel, again, goOn } = useUploads(tenant.slug);
  const open = uploads.filter((one) => isRunning(one) || one.state.kind === 'waiting').length;
  return (
    <div className="mx-auto flex w-full max-w-[880px] flex-col gap-4 px-4 py-6">
      <div>
        <h1 className="text-20 font-strong">
          Add a log to <Told text={tenant.name} max={80} />
        </h1>
        <p className="mt-1 max-w-[72ch] text-14 text-text2">
          Exports of Microsoft 365, Entra, Exchange, Azure, AWS and Okta; Zeek, Suricata and OCSF.
          CSV, JSON, JSON lines or Parquet; plain, gzip, zstd or zip. What a file is, is told by
          what it holds.
        </p>
      </div>
      <DropZone onChosen={add} />
      <p aria-live="polite" className="sr-only">
        {spoken(uploads)}
      </p>
      {isExpired && <SessionEnded onClose={goOn} />}
      <Panel
        id="files"
        title="Files"
        note={open > 0 ? `${open} to go` : undefined}
        isPadded={uploads.length === 0}
      >
        {uploads.length === 0 ? (
          <p className="text-text2">
            None yet. Each will say here how many records it held, what they were taken for, and
            what was refused and why.
          </p>
        ) : (
          <ul>
            {uploads.map((one) => (
              <UploadRow
                key={one.id}
                upload={one}
                onCancel={() => cancel(one.id)}
                onAgain={() => again(one.id)}
              />
            ))}
          </ul>
        )}
      </Panel>
      <Notice kind="note">
        Sending a file again is safe: nothing is stored twice. New events are judged as they come,
        and what they lead to stands under Incidents.
      </Notice>
    </div>
  );
}
