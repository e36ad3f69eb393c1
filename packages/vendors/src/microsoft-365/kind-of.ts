import type { OcsfEvent } from '@nightjar/core';
import { kindOfChange } from '../directory/kind-of-change.ts';
import type { AuditRecord } from './audit-record.ts';
import { changeOf, isDirectoryChange } from './change-of.ts';
import { apiOf } from './api-of.ts';
import { fileOf } from './file-of.ts';
import { isMailSent, mailOf } from './mail-of.ts';
import { isSignIn, signInOf } from './sign-in.ts';
import { isMembership, membershipOf } from './team-of.ts';

/** What a record says beyond what all records say; kinds without a class of their own are API Activity. */
export function kindOf(from: AuditRecord): Partial<OcsfEvent> {
  if (isSignIn(from.Operation)) return signInOf(from);
  if (isDirectoryChange(from)) return kindOfChange(changeOf(from));
  if (isMailSent(from.Operation)) return mailOf(from);
  if (isMembership(from)) return membershipOf(from);
  return fileOf(from) ?? apiOf(from);
}
