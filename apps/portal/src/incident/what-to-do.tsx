import type { Incident } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Panel } from '../ui/panel.tsx';

/** What to do, most urgent first, and what the records could not tell. */
export function WhatToDo({ incident: { coverage, event } }: { incident: Incident }) {
  const recommendations = event?.recommendations ?? [];
  if (recommendations.length + coverage.length === 0) return null;
  return (
    <Panel id="what-to-do" title="What to do">
      <ol className="list-decimal pl-5">
        {recommendations.map(({ text }, at) => (
          <li key={at} className="py-0.5">
            <Told text={text} />
          </li>
        ))}
      </ol>
      {coverage.length > 0 && (
        <>
          <h3 className="mt-3 mb-1 text-12 font-strong text-text2">What could not be judged</h3>
          <ul className="list-disc pl-4">
            {coverage.map(({ source, phrase }) => (
              <li key={source + phrase.text}>
                <Told text={phrase.text} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
