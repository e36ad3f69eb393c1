import { formatTime } from '../time/format-time.ts';
import { barsOf, type Bar, type Hour } from './bars-of.ts';
import { minuteOf, searchUrl, type SearchFilter } from './filter.ts';

const barsMax = 60;
const iso = (ms: number): string => new Date(ms).toISOString();

const said = ({ from, to, count }: Bar): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'event' : 'events'}, ${formatTime(iso(from))} to ${formatTime(iso(to))} UTC`;

/** A share of the whole height, from the ground up; the smallest can be seen. */
function rectOf(share: number): { y: number; height: number } {
  const height = Math.max(6, share * 100);
  return { y: 100 - height, height };
}

interface Props {
  tenant: string;
  filter: SearchFilter;
  hours: readonly Hour[];
}

/** When it happened: bars of equal length, each a link to its own time. */
export function HoursChart({ tenant, filter, hours }: Props) {
  const bars = barsOf(hours, barsMax);
  const most = Math.max(...bars.map(({ count }) => count));
  const [first, last] = [bars[0], bars.at(-1)];
  // One bar says no more than the number of events does.
  if (!first || !last || first === last) return null;
  return (
    <figure className="px-4 pt-3">
      <figcaption className="sr-only">Events by time, at most {most} in a bar</figcaption>
      <div className="hours-chart">
        {bars.map((bar) =>
          bar.count === 0 ? (
            <span key={bar.from} />
          ) : (
            <a
              key={bar.from}
              href={searchUrl(tenant, {
                ...filter,
                from: minuteOf(bar.from),
                to: minuteOf(bar.to),
              })}
              title={said(bar)}
              aria-label={said(bar)}
            >
              <svg viewBox="0 0 1 100" preserveAspectRatio="none" aria-hidden="true">
                <rect {...rectOf(bar.count / most)} width="1" />
              </svg>
            </a>
          ),
        )}
      </div>
      <div className="flex justify-between text-12 text-text2" aria-hidden="true">
        <span>{formatTime(iso(first.from))}</span>
        <span>{formatTime(iso(last.to))} UTC</span>
      </div>
    </figure>
  );
}
