import type { ResponseMode } from './response-schema.ts';

/** The parts of the GraphQL schema that tell who looks, and at whose, by the schema's own names. */

export type Role = 'VIEWER' | 'ANALYST' | 'ADMIN';

export interface Person {
  id: string;
  name: string;
}

export interface Membership {
  scopeKind: 'MSSP' | 'TENANT';
  scopeId: string;
  scopeName: string;
  role: Role;
}

export interface TenantHealth {
  lastEventAt: string | null;
  lastKnownAt: string | null;
  eventsStored: number;
  deadLetters: number;
  eventsWaiting: number;
  baselineDays: number;
}

export interface Tenant {
  id: string;
  slug: string;
  name: string;
  msspName: string;
  responseMode: ResponseMode;
  health: TenantHealth;
}

export interface Viewer {
  person: Person;
  memberships: Membership[];
  tenants: Tenant[];
}
