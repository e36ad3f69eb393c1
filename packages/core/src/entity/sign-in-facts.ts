import { type OcsfEvent, textOf } from '../ocsf/index.ts';
import { requestedOf, requestOf } from './request-of.ts';

const passwordPrograms = /^(?:IMAP|POP|SMTP|Authenticated SMTP|Exchange ActiveSync|Other clients)/i;

/** Did a program send the password itself, as old protocols do, past any second factor? */
export function isLegacySignIn(event: OcsfEvent): boolean {
  return (
    passwordPrograms.test(fieldOf(event, 'clientAppUsed', 'ClientAppUsed', 'Client app')) ||
    protocolOf(event) === 'ropc' ||
    /BAV2ROPC|CBAInPROD/i.test((event.http_request?.user_agent ?? '').slice(0, 200))
  );
}

/** Was it granted by a code that was typed on another device? */
export function isDeviceCode(event: OcsfEvent): boolean {
  return protocolOf(event) === 'devicecode';
}

/** Switches on protocols by which a password alone reads or sends mail: of a mailbox, a plan, or all. */
export function opensOldProtocol(event: OcsfEvent): boolean {
  const isSet = (name: string, value: RegExp): boolean => value.test(requestedOf(event, name));
  switch (event.metadata.event_code) {
    case 'Set-CASMailbox':
    case 'Set-CASMailboxPlan':
      return (
        isSet('PopEnabled', /^true$/i) ||
        isSet('ImapEnabled', /^true$/i) ||
        isSet('SmtpClientAuthenticationDisabled', /^false$/i)
      );
    case 'Set-TransportConfig':
      return isSet('SmtpClientAuthenticationDisabled', /^false$/i);
    case 'New-AuthenticationPolicy':
    case 'Set-AuthenticationPolicy':
      return /"AllowBasicAuth\w{1,40}"\s*:\s*"?true/i.test(requestOf(event));
    default:
      return false;
  }
}

function protocolOf(event: OcsfEvent): string {
  return fieldOf(
    event,
    'authenticationProtocol',
    'AuthenticationProtocol',
    'Authentication Protocol',
  ).toLowerCase();
}

/** What the forms of the sign-in log call differently. */
function fieldOf({ unmapped }: OcsfEvent, ...names: readonly string[]): string {
  return names.map((name) => textOf(unmapped?.[name] ?? '')).find((text) => text !== '') ?? '';
}
