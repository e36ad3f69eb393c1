import type { OcsfEvent } from '../ocsf/index.ts';

/** By which machines and stores are ruled: nobody offers them to everyone on purpose. */
const adminPorts = [
  22, 23, 135, 445, 1433, 2375, 3306, 3389, 5432, 5900, 5985, 5986, 6379, 9200, 27017,
] as const;

/** Ports that a rule opens to every address. */
interface Opened {
  from: number;
  to: number;
}

/** Does it let every address connect? */
export function opensToWorld(event: OcsfEvent): boolean {
  return openedBy(event).length > 0;
}

/** Does it let every address connect to a port by which machines or stores are ruled? */
export function opensAdminPort(event: OcsfEvent): boolean {
  return openedBy(event).some(({ from, to }) =>
    adminPorts.some((port) => from <= port && port <= to),
  );
}

function openedBy(event: OcsfEvent): Opened[] {
  const { event_code: operation } = event.metadata;
  if (/securityRules\/write$/i.test(operation)) return openedByAzure(event);
  if (!/^(?:AuthorizeSecurityGroupIngress|CreateNetworkAclEntry)$/.test(operation)) return [];
  const request = event.api?.request?.data;
  const items = listAt(request, 'ipPermissions');
  return (items.length > 0 ? items : [request])
    .filter((item) => everyAddress.test(textOf(item)))
    .map(portsOf);
}

/** A network of no bits is all of them, whatever its address. */
const everyAddress = /"[\da-f.:]{2,45}\/0"/i;
const textMax = 20_000;

function textOf(value: unknown): string {
  return (JSON.stringify(value) ?? '').slice(0, textMax);
}

/** AWS puts lists into an object of their own: `{ items: [...] }`. */
function listAt(value: unknown, name: string): unknown[] {
  const items = fieldOf(fieldOf(value, name), 'items');
  return Array.isArray(items) ? items : [];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** No ports, or -1, are all of them. */
function portsOf(item: unknown): Opened {
  const from = Number(fieldOf(item, 'fromPort') ?? -1);
  const to = Number(fieldOf(item, 'toPort') ?? -1);
  return from < 0 ? { from: 0, to: 65_535 } : { from, to };
}

const azureSource = /sourceAddressPrefix\\*"\s*:\s*\\*"(?:\*|internet|0\.0\.0\.0\/0)\\*"/i;
const azurePorts = /destinationPortRange\\*"\s*:\s*\\*"(\*|\d{1,5})(?:-(\d{1,5}))?\\*"/gi;

/** Its log holds the rule as text within text. */
function openedByAzure({ unmapped }: OcsfEvent): Opened[] {
  const rule = textOf(unmapped);
  const isAllowed = /access\\*"\s*:\s*\\*"allow/i.test(rule);
  if (!isAllowed || !azureSource.test(rule) || /direction\\*"\s*:\s*\\*"outbound/i.test(rule))
    return [];
  return [...rule.matchAll(azurePorts)].map(([, from, to]) =>
    from === '*' ? { from: 0, to: 65_535 } : { from: Number(from), to: Number(to ?? from) },
  );
}
