import { GraphPanel } from '../graph/graph-panel.tsx';
import type { Incident } from '../graphql/schema.ts';
import { MapPanel } from '../map/map-panel.tsx';
import { ResponsePanel } from '../response/response-panel.tsx';
import type { Abilities } from '../session/abilities.ts';
import { isBlind } from '../tenant/is-blind.ts';
import { formatTime } from '../time/format-time.ts';
import { Notice } from '../ui/notice.tsx';
import { Activity } from './activity.tsx';
import { AttackStrip } from './attack-strip.tsx';
import { Facts } from './facts.tsx';
import { FiveSecondStrip } from './five-second-strip.tsx';
import { IncidentHeader } from './incident-header.tsx';
import { Investigation } from './investigation.tsx';
import { Story } from './story.tsx';
import { Timeline } from './timeline.tsx';
import { WhatToDo } from './what-to-do.tsx';
import { Why } from './why.tsx';

interface Props {
  incident: Incident;
  abilities: Abilities;
  now: number;
}

/** One incident on one scroll. */
export function IncidentScreen({ incident, abilities, now }: Props) {
  const { isMssp, canDecide, canApprove } = abilities;
  const { health } = incident.tenant;
  return (
    <>
      <IncidentHeader incident={incident} now={now} canDecide={canDecide} />
      <FiveSecondStrip incident={incident} />
      <AttackStrip incident={incident} />
      {isBlind(health, now) && (
        <div className="px-4 pt-3">
          <Notice kind="blind">
            {health.lastKnownAt
              ? `Nothing has come in since ${formatTime(health.lastKnownAt)} UTC: what followed would not be seen.`
              : 'Nothing has come in yet: silence here says nothing.'}
          </Notice>
        </div>
      )}
      <div className="incident-columns">
        <div className="incident-column">
          <Story incident={incident} />
          <Why incident={incident} canDecide={canDecide} />
          <Timeline incident={incident} />
          <GraphPanel incident={incident} />
          <MapPanel incident={incident} />
          <Investigation incident={incident} />
        </div>
        <div className="incident-column">
          <div className="place-response">
            <ResponsePanel incident={incident} canApprove={canApprove} />
          </div>
          <WhatToDo
            target={{ tenant: incident.tenant.slug, id: incident.id }}
            steps={incident.checklist}
            unjudged={incident.coverage.map(({ phrase }) => phrase)}
            canDecide={canDecide}
          />
          <Activity incident={incident} canWriteInternal={isMssp} canComment={canApprove} />
          <Facts incident={incident} />
        </div>
      </div>
    </>
  );
}
