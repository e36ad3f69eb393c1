import { scaleLinear } from 'd3-scale';
import type { ScoreTerm } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { waterfallOf } from './waterfall-of.ts';

const signed = (points: number): string => {
  const text = Math.abs(points).toFixed(Number.isInteger(points) ? 0 : 1);
  return points < 0 ? `−${text}` : `+${text}`;
};

/** How the score came about: one row a term, bars from the running sum, the sum last. A table, so it reads aloud. */
export function Waterfall({ terms, score }: { terms: readonly ScoreTerm[]; score: number }) {
  const steps = waterfallOf(terms);
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const x = scaleLinear([Math.min(0, ...ends), Math.max(1, ...ends)], [0, 100]);
  return (
    <table className="waterfall w-full">
      <caption className="caption pb-1 text-left">What the score is made of</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Reason</th>
          <th scope="col">Bar</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ label, points, from, to }, at) => (
          <tr key={at}>
            <th scope="row" className="py-0.5 pr-2 text-left font-normal">
              <Told text={label} max={120} />
            </th>
            <td className="w-[42%]">
              <svg
                aria-hidden="true"
                className="block h-6 w-full"
                preserveAspectRatio="none"
                viewBox="0 0 100 24"
              >
                <path
                  d={`M${x(0)} 0V24`}
                  className="stroke-border-strong"
                  vectorEffect="non-scaling-stroke"
                />
                <rect
                  x={Math.min(x(from), x(to))}
                  y="5"
                  width={Math.max(0.6, Math.abs(x(to) - x(from)))}
                  height="14"
                  className={points < 0 ? 'fill-border-strong' : 'fill-sev-high'}
                />
              </svg>
            </td>
            <td className="pl-2 text-right whitespace-nowrap">{signed(points)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t border-border font-strong">
          <th scope="row" className="pt-1 text-left">
            Anomaly score
          </th>
          <td />
          <td className="pt-1 text-right">{score.toFixed(Number.isInteger(score) ? 0 : 1)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
