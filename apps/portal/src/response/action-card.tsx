import { Check, Circle, CircleDot } from 'lucide-react';
import type { ResponseAction } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { DecideAction } from './decide-action.tsx';
import { stepsOf } from './steps.ts';
import type { Step } from './steps.ts';
import { actionName, isMoving, stateWord } from './words.ts';

interface Props {
  action: ResponseAction;
  tenant: { slug: string; name: string };
  canApprove: boolean;
  isFirst: boolean;
}

function Steps({ steps }: { steps: Step[] }) {
  return (
    <ol className="my-2 flex flex-wrap gap-x-3 gap-y-1 text-12">
      {steps.map(({ name, at, isCurrent }) => {
        const Icon = isCurrent ? CircleDot : at ? Check : Circle;
        return (
          <li
            key={name}
            aria-current={isCurrent ? 'step' : undefined}
            className={`flex items-center gap-1 ${isCurrent ? 'font-strong' : 'text-text2'}`}
          >
            <Icon size={13} aria-hidden="true" />
            {name}
            {at && (
              <span className="font-normal text-text2">
                <Utc at={at} format="clock" />
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Effect({ action }: { action: ResponseAction }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      <dt className="text-text2">Effect</dt>
      <dd>
        <Told text={action.effect} />
      </dd>
      <dt className="text-text2">Reversible</dt>
      <dd>{action.reversible ? 'Yes' : 'No'}</dd>
      <dt className="text-text2">Why</dt>
      <dd>
        <Told text={action.reason} />
      </dd>
      {action.state === 'PENDING' && (
        <>
          <dt className="text-text2">Lapses</dt>
          <dd>
            <Utc at={action.expiresAt} zone />
          </dd>
        </>
      )}
      {action.verification && (
        <>
          <dt className="text-text2">Read back</dt>
          <dd>
            <Told text={action.verification} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** One action: target, how far it is, what it does, and the decision where one is asked. */
export function ActionCard({ action, tenant, canApprove, isFirst }: Props) {
  const last = action.history.at(-1);
  const name = actionName[action.kind];
  return (
    <article
      className="border-b border-border p-3 last:border-0 sm:px-4"
      aria-busy={isMoving(action.state)}
    >
      <h3 className="font-strong">
        {name} of <Told text={action.targetName} max={120} />
      </h3>
      <div role="status">
        <Steps steps={stepsOf(action, stateWord)} />
        {isMoving(action.state) && (
          <p className="mb-2 text-text2">The responder is at work. This page follows it.</p>
        )}
      </div>
      <Effect action={action} />
      {last && last.state !== 'PENDING' && (
        <p className="mt-2 text-12 text-text2">
          <Utc at={last.at} zone /> · <Told text={last.by} max={80} />
          {last.reason && (
            <>
              : <Told text={last.reason} max={300} />
            </>
          )}
        </p>
      )}
      <DecideAction
        canApprove={canApprove}
        isPending={action.state === 'PENDING'}
        isFirst={isFirst}
        proposed={{
          id: action.id,
          name,
          targetName: action.targetName,
          effect: action.effect,
          reversible: action.reversible,
          tenant: { slug: tenant.slug, name: tenant.name },
        }}
      />
    </article>
  );
}
