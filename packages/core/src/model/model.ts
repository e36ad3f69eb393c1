import { z } from 'zod';
import type { Category, EvidenceGroup, ModelGroup } from './types.ts';

const metric = z.enum([
  'saas.login.success',
  'saas.login.failure',
  'saas.oauth.grant',
  'saas.app.registered',
  'saas.sp.created',
  'iaas.azure.appadmin',
  'saas.mailrule.changed',
  'saas.mail.sent',
  'saas.mail.accessed',
  'saas.exchange.admin',
  'saas.activity',
]);

/** A filter by name, `not <name>`, or one of several. */
const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.string(),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ all: z.array(condition).min(1) }),
  ]),
);
export type Condition = string | { any: Condition[] } | { all: Condition[] };

const component = z.strictObject({
  metric: z.array(metric).min(1).optional(),
  /** Path of a model whose matches are read. */
  model: z.string().optional(),
  where: z.array(condition).default([]),
  /** Acts in a sliding interval that ends at the match. */
  count: z
    .strictObject({
      atLeast: z.number().int().min(2),
      withinMinutes: z.number().positive(),
      timesBusiestHour: z.number().positive().optional(),
      /** Only acts from one ASN are counted together. */
      fromOneNetwork: z.boolean().optional(),
    })
    .optional(),
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
  group: z.enum(['network', 'client', 'time', 'act', 'content', 'volume', 'sequence']),
  points: z.number(),
  /** Scales the points by a rarity: clamp((R - 80) / 20). */
  by: z.enum(['asn', 'country', 'client', 'operation', 'application']).optional(),
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
  attack: z.array(z.string().regex(/^T\d{4}(\.\d{3})?$/)).min(1),
  behaviour: z.enum(['flat', 'decreasing', 'incdec1']),
  needsBaseline: z.boolean(),
  throttleHours: z.number().positive(),
  key: z.enum(['subject', 'subject+asn', 'subject+app', 'mailbox']),
  components: z.record(z.string().regex(/^[A-Z]$/), component),
  /** `A`, `A or B`, `A then B within 24h`, `A and B within 7d`. */
  logic: z.string(),
  weights: z.array(weight).default([]),
  tests: z.array(z.unknown()).default([]),
});

export type ModelComponent = z.infer<typeof component>;
export type ModelWeight = z.infer<typeof weight>;
/** A detection definition, validated. */
export type Model = z.infer<typeof modelSchema> & { category: Category; group: ModelGroup };
export type { EvidenceGroup };

/** Says which word of which model is wrong. */
export class ModelError extends Error {
  constructor(model: string, problem: string) {
    super(`${model}: ${problem}`);
    this.name = 'ModelError';
  }
}

/** Parses one model; throws `ModelError` naming the field. */
export function parseModel(value: unknown, name: string): Model {
  const parsed = modelSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new ModelError(name, `${issue.path.join('.') || 'model'}: ${issue.message}`);
}
