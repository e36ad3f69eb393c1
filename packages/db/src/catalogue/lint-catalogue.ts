import { auditedDefiners, houseTables, stageTables } from './house-tables.ts';
import type { Catalogue, Role, SqlFunction, Table } from './read-catalogue.ts';

/** A rule that the catalogue breaks. */
export interface Violation {
  rule: string;
  object: string;
  detail: string;
}

type Report = (rule: string, detail?: string) => void;

/** Everything in the database that could show one tenant another's rows. Empty: none found. */
export function lintCatalogue(catalogue: Catalogue): Violation[] {
  const found: Violation[] = [];
  const reportOn =
    (object: string): Report =>
    (rule, detail = '') =>
      void found.push({ rule, object, detail });
  for (const table of catalogue.tables) lintRelation(table, reportOn(table.name));
  for (const one of catalogue.functions) lintFunction(one, reportOn(one.name));
  for (const role of catalogue.roles) lintRole(role, reportOn(role.name));
  for (const other of catalogue.others) reportOn(other)('no sequences and no foreign tables');
  return found;
}

/** A tenant table by its shape; whether it is protected is what the lint checks. */
export function isTenantTable(table: Table): boolean {
  return (
    (table.kind === 'table' || table.kind === 'partitioned') &&
    table.name.startsWith('public.') &&
    !table.isPartition &&
    !houseTables.has(table.name)
  );
}

function lintRelation(table: Table, report: Report): void {
  if (table.kind === 'materialised view') return report('no materialised views');
  if (table.kind === 'view') {
    if (!table.options.includes('security_invoker=true')) report('views are security_invoker');
    return;
  }
  if (table.isPartition) return lintPartition(table, report);
  lintGrants(table, report);
  if (isTenantTable(table)) lintTenantTable(table, report);
  else if (!table.name.startsWith('public.') && table.grants.length > 0)
    report('inner schemas are granted to nobody');
}

function lintPartition(table: Table, report: Report): void {
  if (table.grants.length > 0) report('no grants on partitions');
  if (!table.rls || !table.forceRls) report('partitions force row-level security');
  if (table.policies.length > 0) report('partitions have no policies: nobody reads them by name');
}

function lintGrants(table: Table, report: Report): void {
  for (const { role, privilege, column } of table.grants) {
    if (role === 'public') report('nothing is granted to public', privilege);
    if (!['SELECT', 'INSERT', 'UPDATE', 'DELETE'].includes(privilege))
      report('no privilege passes by the policies', `${privilege} to ${role}`);
    if (['nightjar_reader', 'nightjar_sweeper'].includes(role) && privilege !== 'SELECT')
      report('reader and sweeper only read', `${privilege} to ${role}`);
    if (role === 'nightjar_sweeper' && column === null)
      report('the sweeper reads named columns only');
  }
}

function lintTenantTable(table: Table, report: Report): void {
  if (!table.rls || !table.forceRls) report('tenant tables force row-level security');
  if (!table.indexes.some(({ isPrimary }) => isPrimary)) report('tenant tables have a primary key');
  for (const { name, isUnique, columns } of table.indexes)
    if (isUnique && columns[0] !== 'tenant_id')
      report('tenant_id leads every unique index', `${name}: a duplicate tells of another tenant`);
  for (const { columns, target, targetColumns } of table.foreignKeys) {
    if (columns[0] !== 'tenant_id' || targetColumns[0] !== 'tenant_id')
      report('tenant_id leads every foreign key', `to ${target}`);
    if (/^(public\.)?events/.test(target)) report('no foreign key points at events');
  }
  lintPolicies(table, report);
  lintWriters(table, report);
}

const contexts = [
  '(tenant_id = ( SELECT tenancy.current_tenant() AS current_tenant))',
  '(tenant_id IN ( SELECT unnest(tenancy.current_tenants()) AS unnest))',
  '( SELECT tenancy.is_sweeping() AS is_sweeping)',
];

function lintPolicies(table: Table, report: Report): void {
  const permissive = table.policies.filter((policy) => policy.permissive);
  for (const { name, using, check, roles } of permissive) {
    if (!contexts.includes(using ?? '') || (check !== null && check !== using))
      report('policies ask the signed context and nothing else', name);
    if (roles.includes('public')) report('policies name their roles', name);
  }
  const roles = new Set(table.grants.map(({ role }) => role));
  for (const role of roles) {
    const mine = permissive.filter((policy) => policy.roles.includes(role));
    if (mine.length !== 1) report('each role has one policy', `${role} has ${mine.length}`);
  }
}

function lintWriters(table: Table, report: Report): void {
  const writers = new Set(
    table.grants.filter(({ privilege }) => privilege === 'INSERT').map(({ role }) => role),
  );
  if (stageTables.has(table.name)) {
    const own = table.policies.filter((policy) => !policy.permissive);
    if (own.length !== 3) report('stage tables keep each stage to its own rows');
  } else if (writers.size !== 1) report('one role writes a tenant table', [...writers].join(', '));
}

function lintFunction(one: SqlFunction, report: Report): void {
  const isPinned = one.settings.some((setting) => setting.startsWith('search_path=pg_catalog'));
  if (!isPinned) report('functions pin their search_path');
  if (one.isDefiner && !auditedDefiners.has(one.name))
    report("functions with their owner's rights are on the audited list");
  const isContext = /^tenancy\.(current_tenants?|is_sweeping)\(\)$/.test(one.name);
  // PARALLEL UNSAFE would forbid parallel plans on every tenant table.
  if (isContext && (one.volatility !== 's' || one.parallel !== 'r'))
    report('context functions are stable and parallel restricted');
}

function lintRole(role: Role, report: Report): void {
  if (role.isPowerful) report('no role of ours is powerful');
  if (role.name === 'nightjar_migrator') return;
  if (role.makesTemporary && role.canLogin)
    report('no app makes temporary tables', 'one could catch rows of other tenants');
  if (role.bypassesRls) report('only the migrator bypasses row-level security');
  if (role.memberOf.length > 0) report('only the migrator is member of another role');
  if (role.name === 'nightjar_owner' && role.canLogin) report('the owner cannot log in');
}
