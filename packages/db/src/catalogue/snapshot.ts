import type { Catalogue, Table } from './read-catalogue.ts';

/**
 * The catalogue as text, one line a fact, in a fixed order: what a review of a migration reads. Weekly
 * partitions come and go with events and are left out.
 */
export function formatSnapshot(catalogue: Catalogue): string {
  const lines = [
    ...catalogue.tables.filter(({ name }) => !isWeekly(name)).flatMap(linesOfTable),
    ...catalogue.functions.map(
      (one) =>
        `function ${one.name} ${one.isDefiner ? 'definer' : 'invoker'} ${one.volatility}${one.parallel} ` +
        `[${one.settings.join(' ')}] to ${one.executors.join(', ') || 'nobody'} ${one.hash}`,
    ),
    ...catalogue.roles.map(
      (role) =>
        `role ${role.name}${role.canLogin ? ' login' : ''}${role.bypassesRls ? ' bypassrls' : ''}` +
        `${role.memberOf.map((of) => ` in ${of}`).join('')}`,
    ),
    ...catalogue.others,
  ];
  return `${lines.join('\n')}\n`;
}

function isWeekly(name: string): boolean {
  return /^public\.events_\d{8}$/.test(name);
}

function linesOfTable(table: Table): string[] {
  const security = table.forceRls ? ' forced rls' : table.rls ? ' rls' : '';
  const partition = table.isPartition ? ' partition' : '';
  return [
    `${table.kind} ${table.name}${partition}${security}${table.options.map((o) => ` ${o}`).join('')}`,
    ...table.columns.map((column) => `  ${column}`),
    ...table.indexes.map(({ def }) => `  ${def}`),
    ...table.foreignKeys.map(
      (key) =>
        `  foreign key (${key.columns.join(', ')}) to ${key.target} (${key.targetColumns.join(', ')})`,
    ),
    ...table.checks.map((check) => `  ${check}`),
    ...table.policies.map(
      (policy) =>
        `  policy ${policy.name}${policy.permissive ? '' : ' restrictive'} ${policy.command} ` +
        `to ${policy.roles.join(', ')} using ${policy.using ?? '-'} check ${policy.check ?? '-'}`,
    ),
    ...linesOfGrants(table),
  ];
}

function linesOfGrants(table: Table): string[] {
  const byRole = new Map<string, string[]>();
  for (const { role, privilege, column } of table.grants) {
    const held = byRole.get(role) ?? [];
    held.push(column === null ? privilege : `${privilege}(${column})`);
    byRole.set(role, held);
  }
  return [...byRole].map(([role, held]) => `  grant ${held.join(', ')} to ${role}`);
}
