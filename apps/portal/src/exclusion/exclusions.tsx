'use client';
import { ask } from '../graphql/ask.ts';
import type { Exclusion } from '../graphql/detection.ts';
import { useDecide } from '../response/use-decide.ts';
import { Told } from '../text/told.tsx';
import { formatTime } from '../time/format-time.ts';
import { Notice } from '../ui/notice.tsx';
import { fieldWords, shownValue } from './field-words.ts';

interface Props {
  tenant: string;
  exclusions: readonly Exclusion[];
  /** Epoch ms. */
  now: number;
  canEnd: boolean;
}

/** What models leave alone, and what that kept quiet; what has ended is folded. */
export function Exclusions({ tenant, exclusions, now, canEnd }: Props) {
  const { decide, isBusy, refusal } = useDecide();
  const holds = exclusions.filter(({ endsAt }) => Date.parse(endsAt) > now);
  const ended = exclusions.filter((one) => !holds.includes(one));
  const end = (id: string) => void decide(() => ask('endExclusion', { tenant, id }));
  return (
    <section
      aria-labelledby="exclusions-title"
      className="border-t border-border bg-surface px-4 py-3"
    >
      <h2 id="exclusions-title" className="font-strong">
        What models leave alone
      </h2>
      {holds.length === 0 && (
        <p className="text-text2">
          Nothing. A breach that is harmless and too loud says how, on its own page.
        </p>
      )}
      {refusal && <Notice kind="fault">Not done: {refusal}</Notice>}
      <ul>
        {holds.map((one) => (
          <li key={one.id} className="border-b border-border py-2 last:border-0">
            <Words exclusion={one} />
            {canEnd && (
              <button
                type="button"
                className="button mt-1"
                disabled={isBusy}
                onClick={() => end(one.id)}
              >
                End it<span className="sr-only">: {one.modelPath}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary className="min-h-6 w-fit py-1 text-12 text-link">
            {ended.length === 1 ? 'One that has' : `${ended.length} that have`} ended
          </summary>
          <ul>
            {ended.map((one) => (
              <li key={one.id} className="border-b border-border py-2 last:border-0">
                <Words exclusion={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Words({ exclusion }: { exclusion: Exclusion }) {
  const { addedAt, addedBy, conditions, endsAt, hits, lastHitAt, modelPath, reason } = exclusion;
  return (
    <>
      <h3 className="font-medium break-anywhere">{modelPath}</h3>
      <p className="break-anywhere">
        {conditions.map((one, at) => (
          <span key={one.field}>
            {at > 0 && ' and '}
            {fieldWords[one.field]} is{' '}
            <span className="font-mono text-12">
              <Told text={shownValue(one)} max={120} />
            </span>
          </span>
        ))}
      </p>
      <p className="max-w-[72ch] break-anywhere">
        <Told text={reason} max={400} />
      </p>
      <p className="text-12 text-text2 break-anywhere">
        {addedBy ? <Told text={addedBy.name} max={80} /> : 'Someone who is gone'},{' '}
        {formatTime(addedAt, 'day')} to {formatTime(endsAt, 'day')} ·{' '}
        {hits === 1 ? '1 act' : `${hits.toLocaleString('en-GB')} acts`} kept quiet
        {lastHitAt !== null && `, the last ${formatTime(lastHitAt, 'day')}`}
      </p>
    </>
  );
}
