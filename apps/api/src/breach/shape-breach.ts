import { findTechnique, whyOf, type Breach } from '@nightjar/core';
import type { StoredBreach } from '@nightjar/db';
import { loadModels } from '@nightjar/models';

/** A technique with its name and tactics; one we do not list keeps its id. */
export function shapeTechnique(id: string) {
  const { name = id, tactics = [] } = findTechnique(id) ?? {};
  return { id, name, tactics };
}

/** The definition that fired, in the version that fired. */
function shapeModel(breach: Breach) {
  const shipped = loadModels().find(({ model }) => model.uuid === breach.modelUuid)?.model;
  return {
    uuid: breach.modelUuid,
    path: breach.modelPath,
    version: breach.modelVersion,
    category: breach.category,
    compliance: breach.compliance,
    priority: breach.priority,
    techniques: breach.techniques.map(shapeTechnique),
    description: shipped?.description ?? '',
    actionAdvice: shipped?.actionAdvice ?? '',
  };
}

/** A breach as the schema has it, with why. */
export function shapeBreach(breach: StoredBreach) {
  const { claim, counterfactual = null } = whyOf(breach);
  return {
    ...breach,
    breach,
    model: shapeModel(breach),
    subject: { key: breach.subject, name: breach.subjectName },
    happenedAt: breach.time,
    endedAt: breach.endTime,
    claim,
    counterfactual,
    status: breach.status.toUpperCase(),
    evidence: breach.evidence.map((event) => ({ ...event, happenedAt: event.time })),
  };
}

export type BreachShape = ReturnType<typeof shapeBreach>;
