import {
  complianceActivityBlock,
  type Breach,
  type Incident,
  type RespondBreach,
} from '@nightjar/core';

const evidenceMax = 200;

/** A breach of a RESPOND model as the same kind of row as those of DETECT models. */
export function breachOfRespond(
  respond: RespondBreach,
  { incident, breaches }: { incident: Incident; breaches: readonly Breach[] },
): Breach {
  const own = breaches.filter(({ id }) => respond.breachIds.includes(id));
  const evidence = new Map(own.flatMap((one) => one.evidence.map((event) => [event.id, event])));
  return {
    id: respond.id,
    tenantId: respond.tenantId,
    modelUuid: respond.modelUuid,
    modelPath: respond.modelPath,
    modelVersion: 1,
    category: incident.category,
    compliance: respond.modelUuid === complianceActivityBlock.uuid,
    priority: respond.priority,
    group: own[0]?.group ?? 'ACCESS',
    techniques: incident.techniques,
    key: respond.subject,
    subject: respond.subject,
    subjectName: respond.subjectName,
    time: respond.time,
    endTime: respond.time,
    windowIndex: 0,
    score: respond.score,
    terms: [],
    observations: [],
    evidence: [...evidence.values()].slice(0, evidenceMax),
    agents: own.flatMap(({ agents }) => agents),
    facts: { citedModels: respond.breachIds },
    selfProving: false,
    passwordKnown: false,
    restsOnNull: false,
    status: 'active',
    revision: 1,
  };
}
