import type { OcsfEvent } from '@nightjar/core';
import { type Fields, filled, isCount, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import type { Kind } from './normalise.ts';

/** Activity by the state that a flow ended in. */
const endings: ReadonlyMap<string, number> = new Map([
  ['new', 1],
  ['closed', 2],
]);

/** A flow, told when it ended: when, how long, how much. */
export const flowOf: Kind = ({ inner, base }) => {
  const start = inner.peekTime('start');
  const end = inner.peekTime('end');
  const traffic = trafficOf(inner);
  return {
    ...classed(4001, endings.get(inner.peek('state', isText) ?? '') ?? 6),
    // A flow is written down when it timed out: it happened when it began.
    time: start ?? base.time,
    ...filled({ start_time: start, end_time: end, duration: durationOf(start, end) }),
    ...(traffic ? { traffic } : {}),
  };
};

function durationOf(start: number | undefined, end: number | undefined): number | undefined {
  return start === undefined || end === undefined || end < start ? undefined : end - start;
}

/** `toserver` is from the source to the destination. */
function trafficOf(inner: Fields): OcsfEvent['traffic'] {
  const out = inner.take('bytes_toserver', isCount);
  const back = inner.take('bytes_toclient', isCount);
  const packetsOut = inner.take('pkts_toserver', isCount);
  const packetsBack = inner.take('pkts_toclient', isCount);
  return filled({
    bytes: sumOf(out, back),
    bytes_in: back,
    bytes_out: out,
    packets: sumOf(packetsOut, packetsBack),
    packets_in: packetsBack,
    packets_out: packetsOut,
  });
}

function sumOf(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  return Number.isSafeInteger(a + b) ? a + b : undefined;
}
