'use client';
import { Tabs } from 'radix-ui';
import type { EventRecord } from '../graphql/schema.ts';
import { piecesOf, plainOf } from '../text/pieces.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { OcsfTree } from './ocsf-tree.tsx';

const rawMax = 64 * 1024;

const tab =
  'min-h-9 border-b-2 border-transparent px-3 text-text2 data-[state=active]:border-accent data-[state=active]:font-strong data-[state=active]:text-text';

/** JSON as lines; each line's text is shown like any other outsider's. */
function RawJson({ value }: { value: unknown }) {
  const text = JSON.stringify(value, null, 2) ?? 'null';
  return (
    <div>
      <div className="mb-1 flex items-center gap-1 text-12 text-text2">
        {text.length.toLocaleString('en-GB')} characters
        <CopyButton text={text} says="Copy raw JSON" />
      </div>
      <pre
        tabIndex={0}
        aria-label="Raw JSON"
        className="overflow-x-auto rounded-md border border-border bg-surface p-3 font-mono text-12"
      >
        {text
          .slice(0, rawMax)
          .split('\n')
          .map((line, at) => (
            <span key={at} className="block">
              {piecesOf(line, 2_000).map(({ kind, shown }, part) =>
                kind === 'plain' ? (
                  shown
                ) : (
                  <span key={part} className={kind === 'mark' ? 'unseen' : ''}>
                    {shown}
                  </span>
                ),
              )}
            </span>
          ))}
      </pre>
    </div>
  );
}

/** When, what, from where; then the tree and the record. */
export function EventBody({ event }: { event: EventRecord }) {
  return (
    <>
      <dl className="mb-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-text2">Happened</dt>
        <dd>
          <Utc at={event.happenedAt} format="exact" zone />
        </dd>
        <dt className="text-text2">Known</dt>
        <dd>
          <Utc at={event.knownAt} format="exact" zone />
        </dd>
        <dt className="text-text2">Class</dt>
        <dd>
          OCSF {event.classUid} · {plainOf(event.source, 60)} · {event.outcome.toLowerCase()}
        </dd>
        <dt className="text-text2">Vendor’s id</dt>
        <dd className="font-mono text-12">
          <Told text={event.uid} max={120} />{' '}
          <CopyButton text={event.uid} says="Copy the vendor’s id" />
        </dd>
      </dl>
      <Tabs.Root defaultValue="ocsf">
        <Tabs.List aria-label="Form" className="mb-3 flex border-b border-border">
          <Tabs.Trigger value="ocsf" className={tab}>
            OCSF
          </Tabs.Trigger>
          <Tabs.Trigger value="raw" className={tab}>
            Raw record
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="ocsf">
          <OcsfTree value={event.ocsf} />
        </Tabs.Content>
        <Tabs.Content value="raw">
          <RawJson value={event.raw} />
        </Tabs.Content>
      </Tabs.Root>
    </>
  );
}
