import type { AgentFinding, EntityFinding, InvestigationStep } from '../graphql/incident-event.ts';
import type { Incident } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { Panel } from '../ui/panel.tsx';
import { Cited } from './cited.tsx';

const kindWord: Record<InvestigationStep['kind'], string> = {
  search: 'Search',
  searchResult: 'Found',
  analysis: 'Analysis',
  analysisResult: 'Result',
  verdict: 'Verdict',
};

function Agents({ agents, incident }: { agents: readonly AgentFinding[]; incident: Incident }) {
  return (
    <ul>
      {agents.map(({ name, subjectName, verdict, because }) => (
        <li key={name} className="border-t border-border px-3 py-2 sm:px-4">
          <p className="font-medium">
            Agent {name} as <Told text={subjectName} max={80} />
            <span className="font-normal text-text2"> · {verdict}</span>
          </p>
          {because.map((phrase, at) => (
            <p key={at} className="text-text2">
              <Cited phrase={phrase} incident={incident} />
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** What is said of several with the same words is said once. */
const sayingOf = ({ kind, verdict, because }: EntityFinding): string =>
  [kind, verdict, because.text].join('\n');

function Entities({ entities }: { entities: readonly EntityFinding[] }) {
  return (
    <ul className="px-3 pb-3 sm:px-4">
      {[...Map.groupBy(entities, sayingOf)].map(([saying, alike]) => (
        <li key={saying} className="flex flex-wrap gap-x-3 border-t border-border py-1.5">
          <span className="min-w-0 flex-1 basis-48">
            <span className="text-text2">
              {alike[0]!.kind === 'mailRule' ? 'mail rule' : alike[0]!.kind}
              {alike.length > 1 && ` × ${alike.length}`}{' '}
            </span>
            {alike.map(({ key, name }, at) => (
              <span key={key}>
                {at > 0 && ', '}
                <Told text={name} max={120} />
              </span>
            ))}
          </span>
          <span className="text-text2">
            {alike[0]!.verdict}: <Told text={alike[0]!.because.text} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Versions({ versions }: Pick<Incident, 'versions'>) {
  if (versions.length === 0) return null;
  return (
    <details className="border-t border-border">
      <summary className="min-h-9 px-3 py-2 font-medium sm:px-4">
        What late evidence changed
      </summary>
      <ol className="px-3 pb-3 sm:px-4">
        {versions.map(({ revision, at, differences }) => (
          <li key={at + revision} className="border-t border-border py-1.5">
            <span className="text-12 text-text2">
              Version {revision}, <Utc at={at} zone />
            </span>
            {differences.map(({ text }, nth) => (
              <p key={nth}>
                <Told text={text} />
              </p>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What the analyst asked and found, step by step; who was at it; what is thought of everything in it. */
export function Investigation({ incident }: { incident: Incident }) {
  const { event } = incident;
  if (!event) return null;
  const { agents, entities, investigation } = event;
  return (
    <Panel
      id="investigation"
      title="Investigation"
      note="what was asked, and what was found"
      digit={6}
      isPadded={false}
    >
      <details>
        <summary className="min-h-9 px-3 py-2 font-medium sm:px-4">
          {investigation.length} steps
        </summary>
        <ol>
          {investigation.map(({ kind, phrase }, at) => (
            <li key={at} className="step-line border-t border-border px-3 py-1.5 sm:px-4">
              <span className="text-12 text-text2">{kindWord[kind]}</span>
              <p className={kind === 'search' || kind === 'analysis' ? 'text-text2' : ''}>
                <Cited phrase={phrase} incident={incident} />
              </p>
            </li>
          ))}
        </ol>
      </details>
      <details className="border-t border-border">
        <summary className="min-h-9 px-3 py-2 font-medium sm:px-4">
          {agents.length === 1
            ? '1 agent at the keyboard'
            : `${agents.length} agents at the keyboard`}
        </summary>
        <Agents agents={agents} incident={incident} />
      </details>
      <details className="border-t border-border">
        <summary className="min-h-9 px-3 py-2 font-medium sm:px-4">
          {entities.length === 1 ? '1 verdict' : `${entities.length} verdicts`} on who and what was
          in it
        </summary>
        <Entities entities={entities} />
      </details>
      <Versions versions={incident.versions} />
    </Panel>
  );
}
