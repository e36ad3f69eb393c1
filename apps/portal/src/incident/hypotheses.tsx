import type { Ground } from '../graphql/incident-event.ts';
import type { Hypothesis } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';

function Grounds({ title, grounds }: { title: string; grounds: readonly Ground[] }) {
  const found = grounds.filter((ground) => ground.found);
  if (found.length === 0) return null;
  return (
    <p className="w-full text-12 text-text2">
      {title}: <Told text={found.map(({ phrase }) => phrase.text).join('; ')} />.
    </p>
  );
}

/** What else was considered, and how it came out. */
export function Hypotheses({ hypotheses }: { hypotheses: readonly Hypothesis[] }) {
  return (
    <details className="border-t border-border px-3 sm:px-4">
      <summary className="min-h-9 py-2 font-medium">
        Also considered:{' '}
        {hypotheses.length === 1 ? '1 explanation' : `${hypotheses.length} explanations`}
      </summary>
      <ul className="pb-3">
        {hypotheses.map(({ id, text, verdict, confidence, ...grounds }) => (
          <li key={id} className="flex flex-wrap gap-x-3 border-t border-border py-1.5">
            <span className="min-w-0 flex-1">
              <Told text={text} />
              {grounds.benign && <span className="text-text2"> (harmless)</span>}
            </span>
            <span className="text-text2">
              {verdict.toLowerCase()} · {confidence.toFixed(2)}
            </span>
            <Grounds title="For it" grounds={[...grounds.required, ...grounds.supporting]} />
            <Grounds title="Against it" grounds={grounds.contradicting} />
          </li>
        ))}
      </ul>
    </details>
  );
}
