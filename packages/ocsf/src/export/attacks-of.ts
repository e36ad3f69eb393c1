import { attackVersion, findTechnique, tactics } from '@nightjar/core';

/** Techniques as OCSF writes them: one entry for each, with the first tactic it serves. */
export function attacksOf(techniqueIds: readonly string[]): object[] {
  return techniqueIds.map((id) => {
    const [uid] = id.split('.') as [string];
    const known = findTechnique(id);
    const tactic = tactics.find(({ slug }) => slug === known?.tactics[0]);
    return {
      version: attackVersion,
      ...(tactic ? { tactic: { name: tactic.name } } : {}),
      technique: named(uid),
      ...(id === uid ? {} : { sub_technique: named(id) }),
    };
  });
}

function named(uid: string): { uid: string; name?: string } {
  const name = findTechnique(uid)?.name;
  return name === undefined ? { uid } : { uid, name };
}
