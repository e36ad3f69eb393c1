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
    `select severity, respond_minutes::float8 / 60 as respond, contain_minutes::float8 / 60 as contain,
       close_minutes::float8 / 60 as close
     from service_levels where tenant_id = $1`,
    [tx.tenantId],
  );
  const agreed = rows.map(({ severity, ...level }) => [severity, level] as const);
  return { ...defaultServiceLevels, ...Object.fromEntries(agreed) };
}

/** Hours as they are kept: in whole minutes. */
const minutesOf = (hours: number): number => Math.round(hours * 60);

/** Keeps what was agreed for one severity, to the minute. */
export async function saveServiceLevel(
  tx: TenantTx,
  severity: Severity,
  { respond, contain, close }: ServiceLevel,
): Promise<void> {
  await tx.query(
    `insert into service_levels (tenant_id, severity, respond_minutes, contain_minutes, close_minutes)
     values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, severity) do update set respond_minutes = excluded.respond_minutes,
       contain_minutes = excluded.contain_minutes, close_minutes = excluded.close_minutes`,
    [tx.tenantId, severity, minutesOf(respond), minutesOf(contain), minutesOf(close)],
  );
}

const defaultSql = (clock: keyof ServiceLevel): string =>
  `case i.severity ${Object.entries(defaultServiceLevels)
    .map(([severity, level]) => `when '${severity}' then ${level[clock]}`)
    .join(' ')} end::float8`;

/** SQL for the hours of a clock of the incident `i`, of which `l` is the tenant's row, if any. */
export const hoursSql = (clock: keyof ServiceLevel): string =>
  `coalesce(l.${clock}_minutes::float8 / 60, ${defaultSql(clock)})`;
