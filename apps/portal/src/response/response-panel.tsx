import type { Incident } from '../graphql/schema.ts';
import { Panel } from '../ui/panel.tsx';
import { ActionCard } from './action-card.tsx';

const nothing: Record<Incident['tenant']['responseMode'], string> = {
  OFF: 'Response is off for this tenant: nothing is proposed or done.',
  CONFIRM: 'Nothing is proposed. An action would wait here for a person.',
  AUTONOMOUS: 'Nothing was done. An action would be carried out by itself and shown here.',
};

/** What is proposed, running, done. */
export function ResponsePanel({
  incident,
  canApprove,
}: {
  incident: Incident;
  canApprove: boolean;
}) {
  const { actions, tenant } = incident;
  const first = actions.find(({ state }) => state === 'PENDING');
  return (
    <Panel id="response" title="Response" digit={7} isPadded={false}>
      {actions.length === 0 && <p className="p-4 text-text2">{nothing[tenant.responseMode]}</p>}
      {actions.map((action) => (
        <ActionCard
          key={action.id}
          action={action}
          tenant={tenant}
          canApprove={canApprove}
          isFirst={action.id === first?.id}
        />
      ))}
    </Panel>
  );
}
