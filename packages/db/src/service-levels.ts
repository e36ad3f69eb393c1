import {
  defaultServiceLevels,
  type Incident,
  type ServiceLevel,
  type ServiceLevels,
} from '@nightjar/core';
import type { TenantTx } from './tenancy/index.ts';

type Severity = Incident['severity'];

/** What the tenant agreed; the defaults where it did not. */
export async function getServiceLevels(tx: TenantTx): Promise<ServiceLevels> {
  const rows = await tx.query<ServiceLevel & { severity: Severity }>(
    `select severity, respond_hours as respond, contain_hours as contain, close_hours as close
     from service_levels where tenant_id = $1`,
    [tx.tenantId],
  );
  const agreed = rows.map(({ severity, ...level }) => [severity, level] as const);
  return { ...defaultServiceLevels, ...Object.fromEntries(agreed) };
}

/** Keeps what was agreed for one severity. */
export async function saveServiceLevel(
  tx: TenantTx,
  severity: Severity,
  { respond, contain, close }: ServiceLevel,
): Promise<void> {
  await tx.query(
    `insert into service_levels (tenant_id, severity, respond_hours, contain_hours, close_hours)
     values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, severity) do update set respond_hours = excluded.respond_hours,
       contain_hours = excluded.contain_hours, close_hours = excluded.close_hours`,
    [tx.tenantId, severity, respond, contain, close],
  );
}

const defaultSql = (clock: keyof ServiceLevel): string =>
  `case i.severity ${Object.entries(defaultServiceLevels)
    .map(([severity, level]) => `when '${severity}' then ${level[clock]}`)
    .join(' ')} end::float8`;

/** SQL for the hours of a clock of the incident `i`, of which `l` is the tenant's row, if any. */
export const hoursSql = (clock: keyof ServiceLevel): string =>
  `coalesce(l.${clock}_hours::float8, ${defaultSql(clock)})`;
