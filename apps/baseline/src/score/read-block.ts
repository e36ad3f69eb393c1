import { isIP } from 'node:net';
import { actOf, sources, type Act, type OcsfEvent, type Source } from '@nightjar/core';
import { openBlock, type BlockEvent } from '@nightjar/db';

/** The events of a block, in the order of their positions. */
export async function readBlock(body: Uint8Array): Promise<BlockEvent[]> {
  const block = await openBlock(body);
  return Array.from({ length: block.size }, (_, position) => block.event(position));
}

/** The act that a stored event is, with nothing in its keys that the database would refuse. */
export function actOfBlock({ id, ocsf }: BlockEvent): Act {
  const act = actOf(ocsf, { id, source: sourceOf(ocsf) });
  return {
    ...act,
    // Outsider-written: what is no address would make Postgres refuse the whole batch.
    ip: isAddress(act.ip) ? act.ip : null,
    subject: act.subject?.toWellFormed().replaceAll('\0', '\ufffd') ?? null,
  };
}

const isAddress = (ip: string | null): boolean =>
  ip !== null && isIP(ip) !== 0 && !ip.includes('%');

function sourceOf({ metadata }: OcsfEvent): Source {
  const source = sources.find((one) => metadata.log_version?.startsWith(`${one}/`));
  if (source === undefined) throw new Error(`of no known source: ${metadata.log_version}`);
  return source;
}
