import type { IncidentPeek, Tenant } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { IncidentList } from './incident-list.tsx';
import { NeedsYou } from './needs-you.tsx';
import { threeSentences } from './three-sentences.ts';

interface Props {
  tenant: Tenant;
  incidents: IncidentPeek[];
  now: number;
}

// Below this many closed days a baseline is too young to judge by.
const learningDays = 10;

/** The customer's page: three sentences, what needs them, what happened. */
export function Overview({ tenant, incidents, now }: Props) {
  const { amIOk, whatWasDone, whatIsNeeded } = threeSentences(tenant, incidents, now);
  const answers = [
    ['Are we all right?', amIOk],
    ['What was done?', whatWasDone],
    ['What is needed from you?', whatIsNeeded],
  ] as const;
  const { baselineDays } = tenant.health;
  return (
    <div className="mx-auto flex w-full max-w-[1080px] flex-col gap-4 px-4 py-6">
      <h1 className="text-28 font-strong">
        <Told text={tenant.name} max={80} />
      </h1>
      <dl className="grid gap-4 md:grid-cols-3">
        {answers.map(([question, answer]) => (
          <div key={question} className="border-t-2 border-border-strong pt-2">
            <dt className="text-12 font-medium text-text2">{question}</dt>
            <dd className="mt-1 max-w-[72ch] text-16">
              <Told text={answer} max={320} />
            </dd>
          </div>
        ))}
      </dl>
      {baselineDays < learningDays && (
        <Notice kind="note">
          Learning: {baselineDays} of {learningDays} days; some accounts cannot be judged yet.
        </Notice>
      )}
      <NeedsYou tenant={tenant} incidents={incidents} />
      <Panel id="incidents" title="Incidents" note={String(incidents.length)} isPadded={false}>
        <IncidentList incidents={incidents} now={now} />
      </Panel>
      <p className="text-text2">
        {tenant.health.eventsStored.toLocaleString('en-GB')} events stored ·{' '}
        {tenant.health.deadLetters.toLocaleString('en-GB')} records refused · {baselineDays} days
        learnt · watched by <Told text={tenant.msspName} max={80} />
      </p>
    </div>
  );
}
