import { findTechnique, type Breach, type Model } from '@nightjar/core';
import { loadModels } from '@nightjar/models';

/** A technique with its name and tactics; one we do not list keeps its id. */
export function shapeTechnique(id: string) {
  const { name = id, tactics = [] } = findTechnique(id) ?? {};
  return { id, name, tactics };
}

/** What the definition says today, for people. */
function wordsOf(model: Model | undefined) {
  return {
    description: model?.description ?? '',
    actionAdvice: model?.actionAdvice ?? '',
    falsePositives: model?.falsePositives ?? '',
    release: model?.stage.toUpperCase() ?? null,
  };
}

/** A definition as it ships. */
export function shapeModel(model: Model) {
  return {
    uuid: model.uuid,
    path: model.path,
    version: model.version,
    category: model.category,
    compliance: model.compliance,
    priority: model.priority,
    group: model.group,
    techniques: model.attack.map(shapeTechnique),
    ...wordsOf(model),
  };
}

/** The definition that fired, in the version that fired. */
export function shapeModelOf(breach: Breach) {
  const shipped = loadModels().find(({ model }) => model.uuid === breach.modelUuid)?.model;
  return {
    uuid: breach.modelUuid,
    path: breach.modelPath,
    version: breach.modelVersion,
    category: breach.category,
    compliance: breach.compliance,
    priority: breach.priority,
    group: breach.group,
    techniques: breach.techniques.map(shapeTechnique),
    ...wordsOf(shipped),
  };
}
