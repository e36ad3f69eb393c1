import { firstParty } from '../people/applications.ts';
import { graphTime } from '../time.ts';
import type { VendorJson } from '../types.ts';
import type { Act } from './act.ts';
import type { IdentifiedSignIn } from './sign-in-attempt.ts';

const noRisk = {
  riskDetail: 'none',
  riskLevelAggregated: 'none',
  riskLevelDuringSignIn: 'none',
  riskState: 'none',
} as const;

/** A sign-in as Graph's `signIn` resource tells it. */
export function entraSignIn(act: Act, signIn: IdentifiedSignIn): VendorJson {
  const { person, place } = act;
  const resource = signIn.resource ?? firstParty.exchange;
  return {
    id: signIn.requestId,
    createdDateTime: graphTime(act.at),
    userDisplayName: person.displayName,
    userPrincipalName: person.upn,
    userId: person.id,
    appId: signIn.application.id,
    appDisplayName: signIn.application.name,
    ipAddress: place.ip,
    clientAppUsed: clientAppOf(act.userAgent),
    userAgent: act.userAgent,
    correlationId: signIn.correlationId,
    originalRequestId: signIn.requestId,
    conditionalAccessStatus: signIn.error ? 'notApplied' : 'success',
    isInteractive: signIn.interactive,
    signInEventTypes: [signIn.interactive ? 'interactiveUser' : 'nonInteractiveUser'],
    sessionId: act.session,
    tokenIssuerType: 'AzureAD',
    ...noRisk,
    resourceDisplayName: resource.name,
    resourceId: resource.id,
    autonomousSystemNumber: place.asn,
    status: {
      errorCode: signIn.error?.code ?? 0,
      failureReason: signIn.error?.reason ?? 'Other.',
      additionalDetails: null,
    },
    deviceDetail: deviceOf(act),
    location: locationOf(act),
  };
}

/** What the identity provider calls the way in; the first is that of legacy mail programs. */
function clientAppOf(userAgent: string): string {
  if (userAgent === 'BAV2ROPC') return 'IMAP4';
  return userAgent.startsWith('Outlook-') ? 'Mobile Apps and Desktop clients' : 'Browser';
}

function locationOf({ place }: Act): VendorJson {
  return {
    city: place.city,
    state: '',
    countryOrRegion: place.country,
    geoCoordinates: { altitude: null, latitude: null, longitude: null },
  };
}

function deviceOf(act: Act): VendorJson {
  const managed = act.deviceId !== undefined;
  return {
    deviceId: act.deviceId ?? '',
    displayName: act.deviceName ?? '',
    operatingSystem: act.os,
    browser: act.browser,
    isCompliant: managed,
    isManaged: managed,
    trustType: managed ? 'Azure AD joined' : '',
  };
}
