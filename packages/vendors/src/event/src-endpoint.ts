import type { LookUpAddress, OcsfEvent } from '@nightjar/core';
import { placeOf } from '../vendor.ts';

/** Where an act came from, as far as the vendor says. */
interface Origin {
  address?: string | null | undefined;
  /** The system of the client, such as `Windows 10`. */
  os?: string | null | undefined;
  /** The vendor's service that took the request: the endpoint where no address is told. */
  service?: string | undefined;
}

/** OCSF's numbers of systems; order matters: iPadOS also says iOS. */
const systems: readonly (readonly [RegExp, number])[] = [
  [/windows/i, 100],
  [/android/i, 201],
  [/mac ?os|macintosh/i, 300],
  [/ipados|ipad/i, 302],
  [/ios|iphone/i, 301],
  [/linux/i, 200],
];

/** The endpoint of the client with its system; without an address the service's name stands for it. */
export function endpointOf(
  { address, os, service }: Origin,
  lookUp: LookUpAddress,
): Pick<OcsfEvent, 'src_endpoint' | 'enrichments'> {
  const place = placeOf(address ?? undefined, lookUp);
  if (!place.src_endpoint) return service ? { src_endpoint: { svc_name: service } } : {};
  if (!os) return place;
  const typeId = systems.find(([pattern]) => pattern.test(os))?.[1] ?? 99;
  return { ...place, src_endpoint: { ...place.src_endpoint, os: { name: os, type_id: typeId } } };
}
