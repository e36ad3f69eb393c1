import { remembered } from '../record/remembered.ts';

const nameCharsMax = 64;

/** Fields of a flow log without their hyphens, by version; versions beyond 5 are known by name, too. */
const byVersion = [
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status',
  'vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr',
  'region az-id sublocation-type sublocation-id',
  'pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path',
  'ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id ecs-second-container-id ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id reject-reason resource-id encryption-status',
].map((names) => names.split(' '));

/** All fields, in the order of the versions. */
export const flowFields: readonly string[] = byVersion.flat();

/** The default format: what a line without a header has. */
export const defaultFields: readonly string[] = byVersion[0]!;

/** How each field is called in the documentation, by its name without hyphens, underscores and capitals. */
const known: ReadonlyMap<string, string> = new Map([
  ...byVersion.flat().map((name) => [squeeze(name), name] as const),
  ['traffictype', 'type'],
]);

/** The documented name of a field, whatever the table calls it: `srcAddr`, `src_addr`, `${srcaddr}`. */
export const flowFieldOf = remembered((name) => known.get(squeeze(name)));

function squeeze(name: string): string {
  return name
    .slice(0, nameCharsMax)
    .replaceAll(/[^a-z0-9]/gi, '')
    .toLowerCase();
}
