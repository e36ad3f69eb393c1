/** Processes that own rows; each logs in as `nightjar_<stage>`. */
export const stages = [
  'connectors',
  'baseline',
  'evaluator',
  'analyst',
  'responder',
  'api',
] as const;
export type Stage = (typeof stages)[number];

/** Who may open a database: a stage, the reader across tenants, the sweeper, the migrator. */
export const loginRoles = [...stages, 'reader', 'sweeper', 'migrator'] as const;
export type LoginRole = (typeof loginRoles)[number];

/** The role's name in Postgres. */
export function roleName(role: LoginRole): string {
  return `nightjar_${role}`;
}

/** Outputs and mark of these vanish together in a crash and are made again, so they need not wait. */
export const redoableStages: ReadonlySet<LoginRole> = new Set(['baseline', 'evaluator', 'analyst']);
