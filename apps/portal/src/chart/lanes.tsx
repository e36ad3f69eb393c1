import { lanes } from '../incident/timeline-entries.ts';
import type { Lane, TimelineEntry } from '../incident/timeline-entries.ts';
import { formatTime } from '../time/format-time.ts';
import { placeInTime } from './place-in-time.ts';

const laneName: Record<Lane, string> = {
  identity: 'Identity',
  email: 'E-mail',
  responder: 'Responder',
  analyst: 'Analyst',
};

const percent = (value: number): string => `${value.toFixed(2)}%`;

function Mark({ entry, x }: { entry: TimelineEntry; x: string }) {
  if (entry.isBreach) {
    return (
      <svg x={x} y="12" overflow="visible">
        <path d="M0-6 6 0 0 6-6 0z" className="fill-sev-critical" />
      </svg>
    );
  }
  if (entry.lane === 'responder') {
    return (
      <svg x={x} y="12" overflow="visible">
        <rect x="-4" y="-4" width="8" height="8" className="fill-accent" />
      </svg>
    );
  }
  return <circle cx={x} cy="12" r="4" className="fill-surface stroke-text2" strokeWidth="2" />;
}

/** One lane a source, time from left to right. Everything in it stands in the list below. */
export function Lanes({ entries }: { entries: readonly TimelineEntry[] }) {
  const { xOf, from, until, hasLater } = placeInTime(entries);
  const used = lanes.filter((lane) => entries.some((entry) => entry.lane === lane));
  return (
    <div
      role="img"
      aria-label={`${entries.length} entries in ${used.length} lanes, listed below`}
      className="mb-3 grid grid-cols-[auto_1fr] items-center gap-x-3"
    >
      {used.map((lane) => (
        <div key={lane} className="contents">
          <span className="text-12 text-text2">{laneName[lane]}</span>
          <svg className="block h-6 w-full" aria-hidden="true">
            <line x1="0" x2={hasLater ? '90%' : '100%'} y1="12" y2="12" className="stroke-border" />
            {entries
              .filter((entry) => entry.lane === lane)
              .map((entry) => (
                <Mark key={entry.id} entry={entry} x={percent(xOf(entry))} />
              ))}
          </svg>
        </div>
      ))}
      <span />
      <div className="flex justify-between text-11 text-text2">
        <span>{formatTime(from)}</span>
        <span className={hasLater ? 'ml-auto pr-[10%]' : ''}>{formatTime(until)} UTC</span>
        {hasLater && <span>later</span>}
      </div>
    </div>
  );
}
