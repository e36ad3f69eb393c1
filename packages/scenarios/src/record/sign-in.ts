import { firstParty, type Application } from '../applications.ts';
import { auditTime, graphTime } from '../time.ts';
import type { VendorJson, VendorRecord } from '../types.ts';
import { auditRecord, entraRecord, type Act, type Scene } from './act.ts';

/** Error codes of the identity provider, with the names that its two logs give them. */
export const signInErrors = {
  wrongPassword: {
    code: 50126,
    name: 'InvalidUserNameOrPassword',
    reason: 'Error validating credentials due to invalid username or password.',
  },
  locked: {
    code: 50053,
    name: 'IdsLocked',
    reason:
      'The account is locked because of too many sign-in attempts with an incorrect user ID or password.',
  },
  passwordExpired: {
    code: 50055,
    name: 'InvalidPasswordExpiredPassword',
    reason: 'The password is expired.',
  },
  keepSignedIn: {
    code: 50140,
    name: 'UserStrongAuthClientAuthNRequiredInterrupt',
    reason:
      "This error occurred due to 'Keep me signed in' interrupt when the user was signing-in.",
  },
} as const;

/** What is particular about a sign-in. */
export interface SignIn {
  application: Application;
  resource?: Application;
  interactive: boolean;
  error?: (typeof signInErrors)[keyof typeof signInErrors];
  /** Shared by the requests of one attempt, such as an interrupt and the success after it. */
  correlationId?: string;
}

/**
 * One sign-in as both feeds tell it. The request id is the audit record's `Id` and `IntraSystemId` and the Entra
 * record's `id` and `originalRequestId`; the correlation id is `InterSystemsId` there and `correlationId` here.
 */
export function signInRecords(scene: Scene, act: Act, signIn: SignIn): VendorRecord[] {
  const requestId = scene.random.guid();
  const correlationId = signIn.correlationId ?? scene.random.guid();
  const ids = { requestId, correlationId };
  return [
    auditRecord(scene, act.at, auditOf(scene, act, { ...signIn, ...ids })),
    entraRecord(scene, act.at, entraOf(act, { ...signIn, ...ids })),
  ];
}

type Identified = SignIn & { requestId: string; correlationId: string };

function auditOf(scene: Scene, act: Act, signIn: Identified): VendorJson {
  const { person, place } = act;
  const { organizationId } = scene.organisation;
  const resource = signIn.resource ?? firstParty.exchange;
  const failed = signIn.error !== undefined && signIn.error.code !== 50140;
  return {
    CreationTime: auditTime(act.at),
    Id: signIn.requestId,
    Operation: failed ? 'UserLoginFailed' : 'UserLoggedIn',
    OrganizationId: organizationId,
    RecordType: 15,
    ResultStatus: failed ? 'Failed' : 'Success',
    UserKey: person.id,
    UserType: 0,
    Version: 1,
    Workload: 'AzureActiveDirectory',
    ClientIP: place.ip,
    ObjectId: resource.id,
    UserId: person.upn,
    AzureActiveDirectoryEventType: 1,
    ExtendedProperties: [
      { Name: 'ResultStatusDetail', Value: failed ? 'UserError' : 'Success' },
      { Name: 'UserAgent', Value: act.userAgent },
      { Name: 'UserAuthenticationMethod', Value: signIn.interactive ? '1' : '16457' },
      { Name: 'RequestType', Value: signIn.interactive ? 'OAuth2:Authorize' : 'OAuth2:Token' },
    ],
    ModifiedProperties: [],
    Actor: [
      { ID: person.id, Type: 0 },
      { ID: person.upn, Type: 5 },
    ],
    ActorContextId: organizationId,
    ActorIpAddress: place.ip,
    InterSystemsId: signIn.correlationId,
    IntraSystemId: signIn.requestId,
    SupportTicketId: '',
    Target: [{ ID: resource.id, Type: 0 }],
    TargetContextId: organizationId,
    ApplicationId: signIn.application.id,
    DeviceProperties: devicePropertiesOf(act),
    ErrorNumber: String(signIn.error?.code ?? 0),
    ...(failed ? { LogonError: signIn.error?.name } : {}),
  };
}

function devicePropertiesOf(act: Act): { Name: string; Value: string }[] {
  const managed = act.deviceId !== undefined;
  return [
    ...(managed
      ? [
          { Name: 'Id', Value: act.deviceId ?? '' },
          { Name: 'DisplayName', Value: act.deviceName ?? '' },
        ]
      : []),
    { Name: 'OS', Value: act.os },
    { Name: 'BrowserType', Value: act.browser },
    { Name: 'IsCompliantAndManaged', Value: managed ? 'True' : 'False' },
    { Name: 'SessionId', Value: act.session },
  ];
}

function entraOf(act: Act, signIn: Identified): VendorJson {
  const { person, place } = act;
  const resource = signIn.resource ?? firstParty.exchange;
  const managed = act.deviceId !== undefined;
  return {
    id: signIn.requestId,
    createdDateTime: graphTime(act.at),
    userDisplayName: person.displayName,
    userPrincipalName: person.upn,
    userId: person.id,
    appId: signIn.application.id,
    appDisplayName: signIn.application.name,
    ipAddress: place.ip,
    clientAppUsed: /^Outlook-/.test(act.userAgent) ? 'Mobile Apps and Desktop clients' : 'Browser',
    userAgent: act.userAgent,
    correlationId: signIn.correlationId,
    originalRequestId: signIn.requestId,
    conditionalAccessStatus: signIn.error ? 'notApplied' : 'success',
    isInteractive: signIn.interactive,
    signInEventTypes: [signIn.interactive ? 'interactiveUser' : 'nonInteractiveUser'],
    sessionId: act.session,
    tokenIssuerType: 'AzureAD',
    riskDetail: 'none',
    riskLevelAggregated: 'none',
    riskLevelDuringSignIn: 'none',
    riskState: 'none',
    resourceDisplayName: resource.name,
    resourceId: resource.id,
    autonomousSystemNumber: place.asn,
    status: {
      errorCode: signIn.error?.code ?? 0,
      failureReason: signIn.error?.reason ?? 'Other.',
      additionalDetails: null,
    },
    deviceDetail: {
      deviceId: act.deviceId ?? '',
      displayName: act.deviceName ?? '',
      operatingSystem: act.os,
      browser: act.browser,
      isCompliant: managed,
      isManaged: managed,
      trustType: managed ? 'Azure AD joined' : '',
    },
    location: {
      city: place.city,
      state: '',
      countryOrRegion: place.country,
      geoCoordinates: { altitude: null, latitude: null, longitude: null },
    },
  };
}
