import { Told } from '../text/told.tsx';
import type { PushAnswer } from './push-answer.ts';

/** What was refused and why, grouped; the first lines are named. */
export function Refusals({ answer }: { answer: PushAnswer }) {
  const { reasons, refused, refusedTotal } = answer;
  if (refusedTotal === 0)
    return <p className="flex min-h-6 items-center text-text2">Nothing was refused.</p>;
  return (
    <details>
      <summary className="min-h-6 w-fit font-medium coarse:min-h-11">
        {refusedTotal.toLocaleString('en-GB')} refused: why
      </summary>
      <table className="mt-1 mb-2 w-full">
        <caption className="sr-only">Reasons of refusals</caption>
        <thead>
          <tr className="caption text-left">
            <th scope="col" className="w-20 pr-3 text-right font-medium">
              Records
            </th>
            <th scope="col" className="pr-3 font-medium">
              Reason
            </th>
            <th scope="col" className="font-medium">
              First lines
            </th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ reason, records }) => (
            <tr key={reason} className="border-t border-border align-top">
              <td className="py-1 pr-3 text-right">{records.toLocaleString('en-GB')}</td>
              <td className="py-1 pr-3">
                <Told text={reason} max={200} />
              </td>
              <td className="py-1 text-text2">{linesOf(reason, refused)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-text2">Each refused record is kept with its reason.</p>
    </details>
  );
}

const linesShown = 3;

function linesOf(reason: string, refused: PushAnswer['refused']): string {
  const lines = refused.filter((one) => one.line > 0 && one.reason.startsWith(reason));
  return lines
    .slice(0, linesShown)
    .map(({ line }) => line.toLocaleString('en-GB'))
    .join(', ');
}
