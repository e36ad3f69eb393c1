import type { Breach } from '../model/types.ts';
import { isForeign } from './foreign-agents.ts';
import { ground, isIncoming, type Seen, type Weighed } from './grounds.ts';
import type { Ground } from './types.ts';

/** Explanations without an attacker, or without one who got in. */
export function harmlessHypotheses(seen: Seen): (Weighed | undefined)[] {
  return [legitimateTravel(seen), legitimateRollout(seen), exposedService(seen)];
}

function legitimateTravel(seen: Seen): Weighed | undefined {
  const access = seen.of('ACCESS').filter(({ modelPath }) => !isIncoming(modelPath));
  if (access.length === 0) return undefined;
  const more = seen.byForeign('PERSIST', 'HIDE', 'COLLECT', 'IMPACT');
  const networks = seen.foreignNetworks;
  const refuting = [
    ground('ground.failures', seen.of('CRED'), 'failedSignIn'),
    ground('ground.manyNetworks', networks > 2 ? access : []),
    ground('ground.didMore', more),
  ];
  const against = refuting.filter(({ found }) => found).length;
  const isRefuted = against > 0;
  return {
    id: 'H7',
    text: 'The owner travels or uses a new network',
    verdict: isRefuted ? 'contradicted' : 'undecided',
    confidence: isRefuted ? Math.max(0.03, 0.3 - 0.1 * against) : 0.4,
    benign: true,
    by: seen.breaches,
    required: [ground('ground.newSource', access)],
    contradicting: [...refuting, ...marksOfStrangers(access)],
  };
}

/** They weaken it and do not refute it: some people do work through a rented server. */
function marksOfStrangers(access: readonly Breach[]): Ground[] {
  const isHomeless = ({ agents }: Breach): boolean =>
    agents.some(({ ipClass }) => ipClass === 'hosting' || ipClass === 'tor');
  const isBeside = ({ agents }: Breach): boolean => agents.some(({ ambiguous }) => ambiguous);
  return [
    ground('ground.noHome', access.filter(isHomeless)),
    ground('ground.ownLive', access.filter(isBeside)),
  ];
}

function legitimateRollout(seen: Seen): Weighed | undefined {
  const changes = seen.of('PERSIST');
  if (changes.length === 0) return undefined;
  const foreign = changes.filter(isForeign);
  const knownBad = changes.filter(({ facts }) => facts.knownBad !== undefined);
  const isRefuted = foreign.length > 0 || knownBad.length > 0;
  return {
    id: 'H8',
    text: 'A new application or administrative change by its owner',
    verdict: isRefuted ? 'contradicted' : 'undecided',
    confidence: isRefuted ? 0.05 : 0.5,
    benign: true,
    by: changes,
    required: [ground('ground.change', changes)],
    contradicting: [
      ground('ground.changeForeign', foreign),
      ground('ground.knownBad', knownBad, 'grant'),
    ],
  };
}

function exposedService(seen: Seen): Weighed | undefined {
  const scans = seen.breaches.filter(({ modelPath }) => isIncoming(modelPath));
  if (scans.length === 0) return undefined;
  const inside = seen.breaches.filter(({ modelPath }) =>
    /Remote Control|Command and Control|Exfiltration/.test(modelPath),
  );
  return {
    id: 'H9',
    text: 'An exposed service is being scanned',
    verdict: inside.length > 0 ? 'undecided' : 'supported',
    confidence: inside.length > 0 ? 0.4 : 0.7,
    by: scans,
    required: [ground('ground.incoming', scans)],
    contradicting: [ground('ground.gotIn', inside)],
  };
}
