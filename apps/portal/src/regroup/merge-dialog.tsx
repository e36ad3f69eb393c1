'use client';
import { useRef, useState } from 'react';
import type { MergeCandidate } from '../graphql/schema.ts';
import { NoteField } from '../incident/note-field.tsx';
import { Told } from '../text/told.tsx';
import { formatTime } from '../time/format-time.ts';
import { Modal } from '../ui/modal.tsx';
import { severityWord } from '../ui/severity-word.ts';
import { SeverityTag } from '../ui/severity.tsx';
import type { Regroupable } from './regroup.tsx';
import { togetherOf } from './together.ts';
import { useCandidates } from './use-candidates.ts';
import type { Candidates } from './use-candidates.ts';

const namesMax = 4;

interface Props {
  incident: Regroupable;
  onMerge: (other: MergeCandidate, note: string) => void;
  onClose: () => void;
}

interface ListProps {
  candidates: Candidates;
  text: string;
  chosen: MergeCandidate | null;
  onChoose: (one: MergeCandidate) => void;
}

function List({ candidates, text, chosen, onChoose }: ListProps) {
  if (candidates === null) return <span className="skeleton h-40 w-full" aria-label="Loading" />;
  if ('fault' in candidates) return <p role="alert">Not loaded: {candidates.fault}</p>;
  if (candidates.length === 0) {
    return (
      <p className="text-text2">
        {text === '' ? 'There is no other incident in this tenant.' : 'No other incident matches.'}
      </p>
    );
  }
  return (
    <fieldset className="relative max-h-56 overflow-y-auto rounded-md border border-border">
      <legend className="sr-only">Merge with</legend>
      {candidates.map((one) => (
        <label
          key={one.id}
          className="flex min-h-11 items-start gap-2 border-b border-border px-2 py-1.5 last:border-0 hover:bg-hover"
        >
          <input
            type="radio"
            name="with"
            required
            className="mt-0.5 size-4 shrink-0 accent-(--accent)"
            checked={chosen?.id === one.id}
            onChange={() => onChoose(one)}
          />
          <span className="min-w-0">
            <Told text={one.title} max={160} />
            <span className="flex flex-wrap gap-x-3 text-12 text-text2">
              <SeverityTag severity={one.severity} />
              <span className="font-mono">{one.displayId}</span>
              <span>{formatTime(one.startedAt)} UTC</span>
              <span>
                {one.breaches.length === 1 ? '1 breach' : `${one.breaches.length} breaches`}
              </span>
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Preview({ incident, other }: { incident: Regroupable; other: MergeCandidate }) {
  const { severity, from, to, names, breaches } = togetherOf(incident, other);
  const more = names.length - namesMax;
  return (
    <section aria-label="Together" className="mt-3 rounded-md border border-border bg-surface2 p-3">
      <h3 className="font-strong">Together</h3>
      <p>
        {breaches} breaches from {formatTime(from)} to {formatTime(to)} UTC, at least{' '}
        {severityWord[severity].toLowerCase()}.
      </p>
      <p className="text-text2">
        <Told text={names.slice(0, namesMax).join(', ')} max={300} />
        {more > 0 && ` and ${more} more`}
      </p>
      <p className="mt-1 text-12 text-text2">
        The earliest breach names the one that is left; all ids go on leading to it. Decisions on
        both are kept.
      </p>
    </section>
  );
}

/** Chooses an incident of the same tenant that tells the same story. */
export function MergeDialog({ incident, onMerge, onClose }: Props) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<MergeCandidate | null>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const candidates = useCandidates(incident.tenant.slug, incident.id, text.trim());
  return (
    <Modal title={`Merge ${incident.displayId} with`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen) onMerge(chosen, note.current?.value.trim() ?? '');
        }}
      >
        <label className="mb-2 block">
          <span className="mb-1 block text-12 text-text2">
            Title, entity or id, in <Told text={incident.tenant.name} max={80} />
          </span>
          <input
            type="search"
            className="field"
            autoFocus
            maxLength={200}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setChosen(null);
            }}
          />
        </label>
        <List candidates={candidates} text={text.trim()} chosen={chosen} onChoose={setChosen} />
        {chosen && <Preview incident={incident} other={chosen} />}
        <NoteField note={note} isNeeded />
        <button type="submit" className="button button-primary mt-3" disabled={chosen === null}>
          Merge
        </button>
      </form>
    </Modal>
  );
}
