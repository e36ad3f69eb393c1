import type { Incident } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { fiveSeconds } from './five-seconds.ts';

/** Four answers before anything is scrolled. */
export function FiveSecondStrip({ incident }: { incident: Incident }) {
  const { happened, unusual, done, atRisk } = fiveSeconds(incident);
  const answers = [
    ['What happened', happened],
    ['Why it is unusual', unusual],
    ['What has been done', done],
    ['What is at risk', atRisk],
  ] as const;
  return (
    <dl className="grid border-b border-border bg-surface sm:grid-cols-2 lg:grid-cols-[1.3fr_1.3fr_1fr_1fr]">
      {answers.map(([question, answer]) => (
        <div
          key={question}
          className="border-border px-4 py-2.5 max-sm:border-t max-sm:first:border-t-0 sm:border-l sm:first:border-l-0 sm:max-lg:odd:border-l-0 sm:max-lg:nth-[n+3]:border-t"
        >
          <dt className="caption">{question}</dt>
          <dd className="text-14">
            <Told text={answer} max={600} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
