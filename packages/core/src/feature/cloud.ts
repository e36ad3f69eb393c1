import type { Act, Metric } from '../entity/types.ts';
import type { ValueFeature } from './types.ts';

const calls: readonly Metric[] = ['iaas.api', 'iaas.login.success'];

/** Of a cloud's control plane and stores. */
export const cloudFeatures = [
  { name: 'region', label: 'region', metrics: calls, values: (act) => act.region ?? null },
  { name: 'service', label: 'service', metrics: calls, values: (act) => act.operationClass },
  {
    name: 'resource',
    label: 'resource',
    metrics: calls,
    values: ({ operationClass, target, targets }) =>
      targets?.map((one) => `${operationClass}:${one}`) ??
      (target === undefined ? null : `${operationClass}:${target}`),
  },
  {
    name: 'assumedRole',
    label: 'role taken',
    metrics: calls,
    values: (act) => (act.operation.startsWith('AssumeRole') ? (act.target ?? null) : null),
  },
  {
    name: 'credential',
    label: 'access key',
    metrics: calls,
    // Temporary credentials are new by nature.
    values: (act) => (act.credential?.startsWith('AKIA') ? act.credential : null),
  },
  {
    name: 'secondFactor',
    label: 'sign-in with or without a second factor',
    metrics: ['iaas.login.success'],
    values: (act) => (act.facts?.includes('without-mfa') ? 'without' : 'with'),
  },
  {
    name: 'machineKind',
    label: 'kind of machine started',
    metrics: ['iaas.api'],
    values: (act) => act.machineKind ?? null,
  },
  {
    name: 'changeKind',
    label: 'kind of change',
    metrics: calls,
    values: (act) => (isChange(act) ? `${act.operationClass}:${verbOf(act.operation)}` : null),
  },
  {
    name: 'refusedOperation',
    label: 'operation refused',
    metrics: ['iaas.api', 'saas.activity', 'saas.exchange.admin'],
    values: (act) => (act.outcome === 'failure' ? `${act.operationClass}:${act.operation}` : null),
    ofRefused: true,
  },
] as const satisfies readonly ValueFeature[];

const reads =
  /^(?:Get|List|Describe|Head|Lookup|Search|Query|Scan|Select|BatchGet|Check|View|Validate|Preview)|\/(?:read|list\w*\/action)$/i;

const tokens = ['AssumeRole', 'ConsoleLogin', 'Decrypt', 'GenerateDataKey'];

/** A call that changes something. */
export function isChange({ operation }: Act): boolean {
  return !reads.test(operation) && !tokens.some((start) => operation.startsWith(start));
}

/** Deletes a resource of the account; objects, rows and messages come and go all day. */
export function isDeletion({ operation }: Act): boolean {
  return /^(?:Delete|Terminate)(?!Objects?$|Item|Message|Records)|\/delete$/i.test(operation);
}

/** `CreateAccessKey` is of the kind `Create`; Azure says it at the end. */
function verbOf(operation: string): string {
  const azure = /\/(write|delete|action)$/i.exec(operation)?.[1];
  return azure?.toLowerCase() ?? /^[A-Z][a-z]+/.exec(operation)?.[0] ?? operation;
}
