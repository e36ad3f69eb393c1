import type { Observation } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';

/** Observed against expected; n and the window are always said. */
export function Observations({ observations }: { observations: readonly Observation[] }) {
  if (observations.length === 0) return null;
  return (
    <table className="observed-table w-full text-12">
      <caption className="caption pb-1 text-left">Observed against expected</caption>
      <thead>
        <tr className="text-left text-text2">
          <th scope="col" className="pr-2 font-medium">
            Feature
          </th>
          <th scope="col" className="pr-2 font-medium">
            Observed
          </th>
          <th scope="col" className="pr-2 font-medium">
            Expected
          </th>
          <th scope="col" className="text-right font-medium">
            n
          </th>
        </tr>
      </thead>
      <tbody>
        {observations.map(({ feature, observed, expected, window, n }, at) => (
          <tr key={at} className="border-t border-border align-top">
            <th scope="row" className="min-w-20 py-1 pr-2 text-left font-normal text-text2">
              <Told text={feature} max={60} />
            </th>
            <td className="py-1 pr-2 font-medium">
              <span className="observed-label font-normal">Observed</span>
              <Told text={observed} max={120} />
            </td>
            <td className="py-1 pr-2">
              <span className="observed-label">Expected</span>
              <span>
                <Told text={expected} max={120} />
                <span className="observed-more block text-11 text-text2">
                  <Told text={window} max={60} />
                </span>
              </span>
            </td>
            <td className="py-1 text-right">
              <span className="observed-label">n</span>
              <span>{n.toLocaleString('en-GB')}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
