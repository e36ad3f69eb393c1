import { isIP } from 'node:net';
import type { OcsfConnection, OcsfEndpoint } from '@nightjar/core';
import { type Fields, fill, isText } from '../record/fields.ts';
import { takeCount } from './take.ts';

const directions: Readonly<Record<string, 1 | 2>> = { ingress: 1, egress: 2 };

/** OCSF counts the ways in the log's order, three further on. */
const boundaryOffset = 3;

const isSaid = (value: unknown): value is string | number =>
  isText(value) || typeof value === 'number';

interface Ends {
  from: OcsfEndpoint | undefined;
  to: OcsfEndpoint | undefined;
}

/** How the two ends were connected. */
export function connectionOf(fields: Fields, { from, to }: Ends): OcsfConnection {
  const boundary = boundaryOffset + Number(fields.peek('traffic-path', isSaid));
  const family = isIP(from?.ip ?? to?.ip ?? '');
  const connection: OcsfConnection = { direction_id: directionOf(fields, { from, to }) };
  return fill(connection, {
    protocol_num: takeCount(fields, 'protocol', 255),
    tcp_flags: takeCount(fields, 'tcp-flags', 255),
    protocol_ver_id: family === 4 || family === 6 ? (family as 4 | 6) : undefined,
    boundary_id:
      boundary >= 4 && boundary <= 11 && Number.isInteger(boundary) ? boundary : undefined,
  });
}

/** As the log says; before version 5 by which end has an address that no one routes outside. */
function directionOf(fields: Fields, { from, to }: Ends): OcsfConnection['direction_id'] {
  const said = fields.peek('flow-direction', isText)?.toLowerCase() ?? '';
  if (Object.hasOwn(directions, said)) return directions[said]!;
  const [isFromInner, isToInner] = [isInner(from?.ip), isInner(to?.ip)];
  if (isFromInner) return isToInner ? 3 : 2;
  return isToInner ? 1 : 0;
}

function isInner(ip: string | undefined): boolean {
  return ip !== undefined && inner.test(ip);
}

const inner =
  /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][0-9a-f]{2}:|fe80:|::1$)/i;
