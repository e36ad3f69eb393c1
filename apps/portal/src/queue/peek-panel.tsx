'use client';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ask } from '../graphql/ask.ts';
import type { IncidentPeek, IncidentRow } from '../graphql/schema.ts';
import { actionName, stateWord } from '../response/words.ts';
import { Told } from '../text/told.tsx';
import { SeverityTag } from '../ui/severity.tsx';

interface Props {
  row: IncidentRow;
  onClose: () => void;
  children: React.ReactNode;
}

/** What the list does not hold, fetched for the row at hand and again when it changes. */
function usePeek(row: IncidentRow) {
  const [peek, setPeek] = useState<IncidentPeek | 'failed' | null>(null);
  const { id, revision } = row;
  const tenant = row.tenant.slug;
  useEffect(() => {
    let isCurrent = true;
    setPeek(null);
    ask('peek', { tenant, id }).then(
      ({ incident }) => isCurrent && setPeek(incident ?? 'failed'),
      () => isCurrent && setPeek('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [tenant, id, revision]);
  return peek;
}

function Why({ peek }: { peek: IncidentPeek }) {
  const strongest = peek.breaches.toSorted((one, other) => other.score - one.score).slice(0, 3);
  return (
    <>
      <p className="text-14">
        <Told text={peek.summary} />
      </p>
      <h3 className="mt-4 mb-1 text-12 font-strong text-text2">Why it is unusual</h3>
      <ul className="flex flex-col gap-2">
        {strongest.map(({ id, claim, score }) => (
          <li key={id} className="flex gap-3">
            <span className="w-6 shrink-0 font-strong">{score.toFixed(0)}</span>
            <span className="min-w-0">
              <Told text={claim} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Actions({ peek }: { peek: IncidentPeek }) {
  const [first] = peek.actions;
  return (
    <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      <dt className="text-text2">Tenant</dt>
      <dd>
        <Told text={peek.tenant.name} max={80} />
      </dd>
      <dt className="text-text2">Breaches</dt>
      <dd>{peek.breaches.length}</dd>
      <dt className="text-text2">{first?.state === 'PENDING' ? 'Proposed' : 'Response'}</dt>
      <dd>
        {first ? (
          <>
            {actionName[first.kind]} of <Told text={first.targetName} max={80} />
            {`: ${stateWord[first.state]}${first.reversible ? ', reversible' : ''}`}
          </>
        ) : (
          'Nothing proposed'
        )}
      </dd>
    </dl>
  );
}

/** Beside the list: why, what is proposed, and the decisions. */
export function PeekPanel({ row, onClose, children }: Props) {
  const peek = usePeek(row);
  return (
    <aside
      aria-label={`Peek at ${row.displayId}`}
      className="flex flex-col gap-3 overflow-y-auto border-l border-border bg-surface p-4 max-lg:fixed max-lg:inset-y-0 max-lg:right-0 max-lg:z-40 max-lg:w-[min(400px,100vw)] lg:sticky lg:top-12 lg:max-h-[calc(100dvh-48px)] lg:w-[400px] lg:shrink-0"
    >
      <div className="flex items-center gap-3">
        <SeverityTag severity={row.severity} isChip />
        <span className="font-mono text-12">{row.displayId}</span>
        <button
          type="button"
          className="button ml-auto size-7 justify-center p-0"
          onClick={onClose}
          aria-label="Close peek"
        >
          <X size={15} aria-hidden="true" />
        </button>
      </div>
      <h2 className="text-16 font-strong">
        <Told text={row.title} max={200} />
      </h2>
      <div className="min-h-40">
        {peek === null && <span className="skeleton h-16 w-full" />}
        {peek === 'failed' && <p className="text-text2">The details could not be loaded.</p>}
        {peek !== null && peek !== 'failed' && (
          <>
            <Why peek={peek} />
            <Actions peek={peek} />
          </>
        )}
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </aside>
  );
}
