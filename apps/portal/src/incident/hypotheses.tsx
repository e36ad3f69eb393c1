import type { Hypothesis } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';

/** What else was considered, and how it came out. */
export function Hypotheses({ hypotheses }: { hypotheses: readonly Hypothesis[] }) {
  return (
    <details className="border-t border-border px-3 sm:px-4">
      <summary className="min-h-9 py-2 font-medium">
        Also considered:{' '}
        {hypotheses.length === 1 ? '1 explanation' : `${hypotheses.length} explanations`}
      </summary>
      <ul className="pb-3">
        {hypotheses.map(({ id, text, verdict, confidence }) => (
          <li key={id} className="flex flex-wrap gap-x-3 border-t border-border py-1.5">
            <span className="min-w-0 flex-1">
              <Told text={text} />
            </span>
            <span className="text-text2">
              {verdict.toLowerCase()} · {confidence.toFixed(2)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
