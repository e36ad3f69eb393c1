import type { Catalogue, Table } from '../catalogue/index.ts';

/** Tables that the api reads or writes, with the name of one row. */
const models: Readonly<Record<string, string>> = {
  mssps: 'Mssp',
  tenants: 'Tenant',
  people: 'Person',
  memberships: 'Membership',
  sessions: 'Session',
  push_tokens: 'PushToken',
  connections: 'Connection',
  event_batches: 'EventBatch',
  events: 'Event',
  stage_marks: 'StageMark',
  dead_letters: 'DeadLetter',
  baseline_days: 'BaselineDay',
  closed_days: 'ClosedDay',
  matches: 'Match',
  breaches: 'Breach',
  respond_breaches: 'RespondBreach',
  incidents: 'Incident',
  incident_breaches: 'IncidentBreach',
  incident_decisions: 'IncidentDecision',
  response_actions: 'ResponseAction',
  response_action_history: 'ResponseActionChange',
  response_decisions: 'ResponseDecision',
  service_levels: 'ServiceLevel',
  egress_networks: 'EgressNetwork',
  audit_log: 'AuditEntry',
};

const types: Readonly<Record<string, string>> = {
  uuid: 'String @db.Uuid',
  text: 'String',
  'text[]': 'String[]',
  inet: 'String @db.Inet',
  json: 'Json @db.Json',
  jsonb: 'Json',
  bytea: 'Bytes',
  boolean: 'Boolean',
  smallint: 'Int @db.SmallInt',
  integer: 'Int',
  bigint: 'BigInt',
  real: 'Float @db.Real',
  date: 'DateTime @db.Date',
  'timestamp with time zone': 'DateTime @db.Timestamptz(6)',
};

const head = `// Written from the catalogue by \`npm run db:snapshot\`; a test compares the two. Do not edit.
generator client {
  provider            = "prisma-client"
  output              = "generated"
  runtime             = "nodejs"
  moduleFormat        = "esm"
  importFileExtension = "ts"
}

datasource db {
  provider = "postgresql"
}
`;

/** The Prisma schema of the tables that the api needs, as they are in the catalogue. */
export function formatPrismaSchema(catalogue: Catalogue): string {
  const byName = new Map(catalogue.tables.map((table) => [table.name, table]));
  const blocks = Object.entries(models).map(([name, model]) => {
    const table = byName.get(`public.${name}`);
    if (table === undefined) throw new Error(`The api's table ${name} is not in the database.`);
    return formatModel(model, name, table);
  });
  return [head, ...blocks].join('\n');
}

function formatModel(model: string, name: string, table: Table): string {
  const key = table.indexes.find(({ isPrimary }) => isPrimary)!.columns.map(camelCase);
  const uniques = table.indexes
    .filter(({ isUnique, isPrimary }) => isUnique && !isPrimary)
    .map(({ columns }) => `  @@unique([${columns.map(camelCase).join(', ')}])`);
  const lines = [
    ...table.columns.map(formatField),
    '',
    `  @@id([${key.join(', ')}])`,
    ...uniques,
    `  @@map("${name}")`,
  ];
  return `model ${model} {\n${lines.join('\n')}\n}\n`;
}

const shape = /^(\w+) (.+?)( not null)?( external)?(?: default (.+))?$/;

function formatField(column: string): string {
  const [, name, type, notNull, , preset] = shape.exec(column)!;
  const [base, ...attributes] = types[type!]!.split(' ');
  const isList = base!.endsWith('[]');
  const parts = [`${base}${notNull || isList ? '' : '?'}`, ...formatDefault(preset)];
  const field = camelCase(name!);
  if (field !== name) parts.push(`@map("${name}")`);
  return `  ${[field, ...parts, ...attributes].join(' ')}`;
}

function formatDefault(preset: string | undefined): string[] {
  if (preset === undefined) return [];
  if (/^'\{\}'::\w+\[\]$/.test(preset)) return ['@default([])'];
  const literal = /^'(.*)'::(?:text|jsonb)$/.exec(preset)?.[1];
  return [`@default(${literal === undefined ? preset : JSON.stringify(literal)})`];
}

function camelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
