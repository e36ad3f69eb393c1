import { textOf } from '@nightjar/core';
import { categoryOf, openEnvelope } from '../microsoft-exports/azure-monitor.ts';
import { contentIdOf } from '../record/content-id.ts';

const eventTypes: ReadonlyMap<string, string> = new Map([
  ['SignInLogs', 'interactiveUser'],
  ['NonInteractiveUserSignInLogs', 'nonInteractiveUser'],
  ['ServicePrincipalSignInLogs', 'servicePrincipal'],
  ['ManagedIdentitySignInLogs', 'managedIdentity'],
]);

/** Is it a sign-in in the envelope of Azure Monitor? */
export function isEnvelopedSignIn(record: unknown): record is Readonly<Record<string, unknown>> {
  const category = categoryOf(record);
  return category !== undefined && eventTypes.has(category);
}

/** The sign-in as Graph gives it; the envelope stays beside it. */
export function fromEnvelope(enveloped: Readonly<Record<string, unknown>>) {
  const { record, facts, envelope } = openEnvelope(enveloped);
  return {
    ...record,
    id: record['id'] ?? contentIdOf(enveloped),
    createdDateTime: record['createdDateTime'] ?? facts.time,
    ipAddress: record['ipAddress'] ?? facts.address,
    status: record['status'] ?? {
      errorCode: facts.code,
      ...(facts.reason ? { failureReason: facts.reason } : {}),
    },
    signInEventTypes: record['signInEventTypes'] ?? [eventTypes.get(textOf(envelope['category']))],
    envelope,
  };
}
