import {
  applicationNamesOf,
  expectationOf,
  sayObserved,
  sayRefusal,
  whyOf,
  type Breach,
  type Observation,
} from '@nightjar/core';
import type { StoredBreach } from '@nightjar/db';
import { shapeModelOf } from '../model/shape-model.ts';

/** One comparison, with the breach whose baseline it stands on. */
function shapeObservation(observation: Observation, breach: Breach) {
  const { score } = observation;
  const compared = score && expectationOf(score);
  return {
    ...observation,
    observed: sayObserved(observation, applicationNamesOf([breach])),
    value: observation.observed,
    breach,
    atUser: compared?.atUser ?? null,
    atPeers: compared?.atPeers ?? null,
    nPeers: score?.peers?.known ?? null,
    inTenant: compared?.inTenant ?? null,
    nTenant: score?.usersKnown ?? null,
    rarity: score?.rarity ?? null,
  };
}

export type ObservationShape = ReturnType<typeof shapeObservation>;

/** A breach as the schema has it, with why. */
export function shapeBreach(breach: StoredBreach) {
  const { claim, counterfactual = null } = whyOf(breach);
  const { matches } = breach;
  return {
    ...breach,
    breach,
    model: shapeModelOf(breach),
    subject: { key: breach.subject, name: breach.subjectName },
    happenedAt: breach.time,
    endedAt: breach.endTime,
    claim,
    counterfactual,
    mode: breach.mode === 'audit' ? 'AUDIT' : 'LIVE',
    throttled: matches === undefined ? null : matches - 1,
    status: breach.status.toUpperCase(),
    observations: breach.observations.map((one) => shapeObservation(one, breach)),
    evidence: breach.evidence.map((event) => ({
      ...event,
      happenedAt: event.time,
      refusal: sayRefusal(event.errorCode),
    })),
  };
}

export type BreachShape = ReturnType<typeof shapeBreach>;
