import type { Sightings } from '../graphql/schema.ts';
import { plainOf } from '../text/pieces.ts';
import { Told } from '../text/told.tsx';
import { formatTime } from '../time/format-time.ts';

const cell = 6;

/** One path of bars, one for each day that `isIn`: a handful of elements in place of ninety. */
const barsOf = (days: readonly string[], isIn: (at: number) => boolean, height = 14): string =>
  days
    .map((_, at) =>
      isIn(at) ? `M${at * cell} ${20 - height}h${cell - 1.5}v${height}h-${cell - 1.5}z` : '',
    )
    .join('');

/** Days before the breach, oldest first: when the account was active, and when it showed the value. */
export function SightingsStrip({ sightings }: { sightings: Sightings }) {
  const { value, days, active, seen } = sightings;
  const activeCount = active.filter(Boolean).length;
  const seenCount = seen.filter(Boolean).length;
  const claim = `seen on ${seenCount} of ${activeCount} active days in the ${days.length} days before`;
  const width = (days.length + 1) * cell;
  return (
    <figure>
      <svg
        role="img"
        aria-label={`${plainOf(value, 80)}: ${claim}`}
        className="block h-5 w-full"
        viewBox={`0 0 ${width} 20`}
        preserveAspectRatio="none"
      >
        <path d={barsOf(days, (at) => !active[at] && !seen[at])} className="fill-surface2" />
        <path
          d={barsOf(days, (at) => active[at] === true && !seen[at])}
          className="fill-border-strong"
        />
        <path d={barsOf(days, (at) => seen[at] === true, 20)} className="fill-accent" />
        <rect x={days.length * cell} width={cell - 1} height="20" className="fill-sev-critical" />
      </svg>
      <div className="flex justify-between text-11 text-text2">
        <span>{days[0] ? formatTime(days[0], 'day') : ''}</span>
        <span>the breach</span>
      </div>
      <figcaption className="mt-1 text-12">
        <span className="font-medium">
          <Told text={value} max={80} />
        </span>
        : {claim}. <span className="text-text2">Grey: active. Tall: seen. Last: the breach.</span>
      </figcaption>
      <details className="text-12">
        <summary className="min-h-6 w-fit py-1 text-link">Data table</summary>
        <ul
          className="relative max-h-40 columns-2 overflow-y-auto sm:columns-3"
          tabIndex={0}
          aria-label="Active days"
        >
          {days.map((day, at) =>
            active[at] ? (
              <li key={day}>
                {formatTime(day, 'day')}: {seen[at] ? 'seen' : 'active'}
              </li>
            ) : null,
          )}
        </ul>
      </details>
    </figure>
  );
}
