import type { Graph } from '../graph/open-graph.ts';

export type ReadBack =
  | { kind: 'applied' | 'absent'; validFrom: string }
  /** The provider could not be asked. */
  | { kind: 'unclear'; reason: string };

const readsMax = 3;
const betweenMs = 1_000;

/**
 * Whether sessions were revoked since `validFromBefore` was read. A provider shows its own changes late, so
 * what is not there yet is read again.
 */
export async function readBack(of: {
  graph: Graph;
  target: string;
  validFromBefore: string;
  wait: (ms: number) => Promise<void>;
}): Promise<ReadBack> {
  let last: ReadBack = { kind: 'unclear', reason: 'not read' };
  for (let read = 1; read <= readsMax; read += 1) {
    if (read > 1) await of.wait(betweenMs);
    const asked = await of.graph.getAccount(of.target);
    if (asked.kind === 'ok') {
      const { validFrom } = asked.value;
      if (Date.parse(validFrom) > Date.parse(of.validFromBefore))
        return { kind: 'applied', validFrom };
      last = { kind: 'absent', validFrom };
    } else if (last.kind !== 'absent') {
      last = { kind: 'unclear', reason: asked.kind === 'throttled' ? 'throttled' : asked.reason };
    }
  }
  return last;
}
