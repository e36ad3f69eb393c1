import { firstParty } from '../people/applications.ts';
import type { VendorJson, VendorRecord } from '../types.ts';
import { auditHead, auditRecord, entraRecord, type Act, type Scene } from './act.ts';
import { entraSignIn } from './entra-sign-in.ts';
import type { IdentifiedSignIn, SignIn } from './sign-in-attempt.ts';

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
    entraRecord(scene, act.at, entraSignIn(act, { ...signIn, ...ids })),
  ];
}

function auditOf(scene: Scene, act: Act, signIn: IdentifiedSignIn): VendorJson {
  const { person, place } = act;
  const { organizationId } = scene.organisation;
  const resource = signIn.resource ?? firstParty.exchange;
  const failed = signIn.error !== undefined && signIn.error.code !== 50140;
  return {
    ...auditHead(scene, act, {
      operation: failed ? 'UserLoginFailed' : 'UserLoggedIn',
      recordType: 15,
      workload: 'AzureActiveDirectory',
      resultStatus: failed ? 'Failed' : 'Success',
      userKey: person.id,
    }),
    Id: signIn.requestId,
    ClientIP: place.ip,
    ObjectId: resource.id,
    AzureActiveDirectoryEventType: 1,
    ExtendedProperties: extendedPropertiesOf(act, { failed, interactive: signIn.interactive }),
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

function extendedPropertiesOf(
  act: Act,
  { failed, interactive }: { failed: boolean; interactive: boolean },
): { Name: string; Value: string }[] {
  return [
    { Name: 'ResultStatusDetail', Value: failed ? 'UserError' : 'Success' },
    { Name: 'UserAgent', Value: act.userAgent },
    { Name: 'UserAuthenticationMethod', Value: interactive ? '1' : '16457' },
    { Name: 'RequestType', Value: interactive ? 'OAuth2:Authorize' : 'OAuth2:Token' },
  ];
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
