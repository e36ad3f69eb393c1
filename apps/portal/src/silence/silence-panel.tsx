import { entityUrl } from '../entity/entity-url.ts';
import type { ModelVerdict, WhyNot } from '../graphql/detection.ts';
import { modelUrl } from '../model/filter.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { fieldOf, hourChoices, type AskedHours } from './asked-hours.ts';
import { FilterField } from '../ui/filter-field.tsx';

interface Props {
  tenant: string;
  entityKey: string;
  lastSeenAt: string | null;
  asked: AskedHours | null;
  told: WhyNot | null;
}

const words: Record<ModelVerdict['verdict'], string> = {
  MATCHED: 'Spoke',
  THROTTLED: 'Throttled',
  EXCLUDED: 'Excluded',
  NEAR: 'Came near',
};

function Form({ tenant, entityKey, lastSeenAt, asked }: Omit<Props, 'told'>) {
  const at = asked?.at ?? lastSeenAt;
  return (
    <form action={`${entityUrl(tenant, entityKey)}#silence-title`} className="log-filter">
      <FilterField label="Around (UTC)">
        <input
          name="at"
          type="datetime-local"
          required
          defaultValue={at === null ? '' : fieldOf(at)}
          className="field"
        />
      </FilterField>
      <FilterField label="Hours">
        <select name="hours" defaultValue={asked?.hours ?? 1} className="field">
          {hourChoices.map((hours) => (
            <option key={hours}>{hours}</option>
          ))}
        </select>
      </FilterField>
      <button type="submit" className="button self-end">
        Ask
      </button>
    </form>
  );
}

function Verdict({ of, tenant }: { of: ModelVerdict; tenant: string }) {
  const { act, model, sentence, verdict } = of;
  return (
    <li className="border-b border-border py-2 last:border-0">
      <h3>
        <span className="font-strong">{words[verdict]}</span>{' '}
        <a className="link inline-block min-h-6 leading-6" href={modelUrl(tenant, model.path)}>
          {model.path}
        </a>
      </h3>
      <p className="max-w-[80ch]">
        <Told text={sentence} />
      </p>
      {act && (
        <p className="text-12 text-text2">
          <Told text={act.operation} max={80} /> at <Utc at={act.happenedAt} format="exact" zone />{' '}
          <a
            href={`?event=${encodeURIComponent(act.id)}`}
            data-cite={act.id}
            className="link inline-flex min-h-6 items-center"
          >
            event<span className="sr-only"> nearest to {model.path}</span>
          </a>
        </p>
      )}
    </li>
  );
}

function Answer({ told, tenant }: { told: WhyNot; tenant: string }) {
  const { acts, events, from, isWhole, models, silent, to } = told;
  return (
    <>
      <p className="mt-3 text-text2">
        <Utc at={from} format="exact" /> to <Utc at={to} format="exact" zone />: {events}{' '}
        {events === 1 ? 'event' : 'events'} stored, {acts} judged. {silent} models look at nothing
        of this, or miss it by far.
      </p>
      {!isWhole && (
        <Notice kind="note">
          More happened than one question may read: acts far from the asked time were left out.
        </Notice>
      )}
      {models.length > 0 && (
        <ul className="mt-2">
          {models.map((one) => (
            <Verdict key={one.model.path} of={one} tenant={tenant} />
          ))}
        </ul>
      )}
    </>
  );
}

/** Of hours in which nothing was said: which models came near, and what each missed. */
export function SilencePanel({ told, ...form }: Props) {
  return (
    <Panel id="silence" title="Why was nothing said?" digit={4}>
      <p className="mb-2 max-w-[72ch] text-text2">
        Of any hours, which models spoke or came near, what each missed and by how much, and which
        exclusion or throttle swallowed it.
      </p>
      <Form {...form} />
      {told && <Answer told={told} tenant={form.tenant} />}
    </Panel>
  );
}
