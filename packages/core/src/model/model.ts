import { z } from 'zod';
import type { Metric } from '../entity/types.ts';
import { condition } from './condition.ts';
import { ModelError } from './model-error.ts';
import type { Category, EvidenceGroup, ModelGroup } from './types.ts';

const metrics = [
  'saas.login.success',
  'saas.login.failure',
  'saas.oauth.grant',
  'saas.app.registered',
  'saas.sp.created',
  'iaas.azure.appadmin',
  'saas.mailrule.changed',
  'saas.mail.sent',
  'saas.mail.traced',
  'saas.mail.accessed',
  'saas.exchange.admin',
  'saas.activity',
  'iaas.login.success',
  'iaas.login.failure',
  'iaas.api',
  'net.flow',
  'net.dns',
  'net.http',
  'net.remote',
  'security.finding',
] as const satisfies readonly Metric[];

/** What acts of a window are counted by, or told apart by. */
export const countables = [
  'act',
  'ip',
  'asn',
  'subject',
  'target',
  'operation',
  'region',
  'application',
  'recipient',
  'mailSubject',
  'attachment',
  'remote',
  'remoteAsn',
  'port',
  'host',
  'domain',
  'system',
] as const;
export type Countable = (typeof countables)[number];

const count = z.strictObject({
  /** Acts, or what they stand for. */
  atLeast: z.number().int().min(1),
  withinMinutes: z.number().positive().max(20_160),
  /** A rate of the catalogue: more than `timesBusiest` times its busiest hour is wanted, too. */
  rate: z.string().optional(),
  timesBusiest: z.number().positive().default(3),
  /** Different ones are counted, not acts. */
  distinct: z.enum(countables).optional(),
  /** Further different things that must be among them. */
  also: z
    .array(z.strictObject({ distinct: z.enum(countables), atLeast: z.number().int() }))
    .default([]),
  /** Only acts that share it are counted together. */
  by: z.enum(countables).optional(),
  /** Records stand for several acts: their numbers are summed. */
  sum: z.boolean().default(false),
  /** The most frequent one of these makes up at least this share. */
  share: z.strictObject({ of: z.enum(countables), atLeast: z.number().min(0).max(1) }).optional(),
  /** The gaps between acts differ by no more than this share of their mean: a program's beat. */
  steady: z.number().positive().max(1).optional(),
});
export type Count = z.infer<typeof count>;

const component = z.strictObject({
  metric: z.array(z.enum(metrics)).min(1).optional(),
  /** Path of a model whose matches are read. */
  model: z.string().optional(),
  where: z.array(condition).default([]),
  /** Acts in a sliding interval that ends at the match. */
  count: count.optional(),
  /** Failures of many users from one address. */
  spray: z
    .strictObject({
      usersMin: z.number().int().min(2),
      usersShare: z.number(),
      usersMax: z.number().int(),
      withinMinutes: z.number(),
      failingShare: z.number(),
    })
    .optional(),
});

const weight = z.strictObject({
  when: condition,
  label: z.string(),
  group: z.enum(['network', 'client', 'time', 'act', 'content', 'volume', 'sequence', 'veto']),
  /** Negative for a veto only. */
  points: z.number().min(-20).max(25),
  /** Scales the points by a rarity: clamp((R - 80) / 20). */
  by: z.string().optional(),
});

const exclusion = z.strictObject({
  when: z.array(condition).min(1),
  reason: z.string().min(5),
  by: z.string().min(1),
  /** First day, UTC, on which it holds no more. */
  expires: z.iso.date().optional(),
});

const modelSchema = z.strictObject({
  uuid: z.uuid(),
  version: z.number().int().min(1),
  path: z.string().regex(/^[^/]+( \/ [^/]+)+$/),
  aliases: z.array(z.string()).default([]),
  description: z.string().min(20),
  actionAdvice: z.string().min(20),
  falsePositives: z.string().min(10),
  category: z.enum(['Informational', 'Suspicious', 'Critical']),
  compliance: z.boolean().default(false),
  priority: z.number().int().min(0).max(5),
  group: z.enum(['CRED', 'ACCESS', 'PERSIST', 'HIDE', 'COLLECT', 'IMPACT']),
  tags: z.array(z.string()).default([]),
  attack: z.array(z.string().regex(/^T\d{4}(\.\d{3})?$/)).min(1),
  stage: z.enum(['stable', 'beta']).default('stable'),
  active: z.boolean().default(true),
  /** `audit`: its breaches are told and open nothing. */
  mode: z.enum(['live', 'audit']).default('live'),
  behaviour: z.enum(['flat', 'decreasing', 'incdec1']),
  needsBaseline: z.boolean(),
  /** Its act proves itself: it opens an incident whatever is usual. */
  selfProving: z.boolean().default(false),
  throttleHours: z.number().positive(),
  key: z.enum([
    'subject',
    'subject+asn',
    'subject+app',
    'subject+target',
    'subject+port',
    'mailbox',
  ]),
  components: z.record(z.string().regex(/^[A-Z]$/), component),
  /** `A`, `A or B`, `A then B within 24h`, `(A or B) and C within 7d`. */
  logic: z.string(),
  /** Instead of all steps: components weigh, and those met within the time must reach the target. */
  weighted: z
    .strictObject({
      points: z.record(z.string(), z.number().positive()),
      target: z.number().positive(),
    })
    .optional(),
  /** Hours of UTC in which it is active, on these days (0 Sunday); absent: always. */
  activeTimes: z
    .strictObject({
      days: z.array(z.number().int().min(0).max(6)).min(1),
      fromHour: z.number().int().min(0).max(23),
      toHour: z.number().int().min(1).max(24),
    })
    .optional(),
  weights: z.array(weight).default([]),
  exclusions: z.array(exclusion).default([]),
  tests: z.array(z.unknown()).default([]),
});

export type ModelComponent = z.infer<typeof component>;
export type ModelWeight = z.infer<typeof weight>;
export type ModelExclusion = z.infer<typeof exclusion>;
/** A detection definition, validated. */
export type Model = z.infer<typeof modelSchema> & { category: Category; group: ModelGroup };
export type { EvidenceGroup };

/** Parses one model; throws `ModelError` naming the field. */
export function parseModel(value: unknown, name: string): Model {
  const parsed = modelSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const strange = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const word = strange ?? issue.path.filter((part) => typeof part === 'string').at(-1);
  const problem = `${issue.path.join('.') || 'model'}: ${issue.message}`;
  throw new ModelError(name, problem, word === undefined ? null : String(word));
}
