/** Why Entra refused a sign-in, in words; the codes are those that its sign-in logs tell. */
const reasons: Readonly<Record<string, string>> = {
  '16000': 'which account was meant was not clear',
  '50034': 'no such account',
  '50053': 'locked after too many wrong passwords, or a blocked address',
  '50055': 'password expired',
  '50056': 'wrong or no password',
  '50057': 'account disabled',
  '50058': 'no session to go on with',
  '50059': 'no tenant known for it',
  '50072': 'a second factor had to be set up',
  '50074': 'a second factor was asked for',
  '50076': 'a second factor was asked for',
  '50079': 'a second factor had to be set up',
  '50089': 'the sign-in took too long',
  '50097': 'the device had to prove itself',
  '50105': 'the application is not for this account',
  '50126': 'wrong password',
  '50129': 'the device is not registered',
  '50133': 'the session ended with a changed password',
  '50140': 'asked whether to stay signed in',
  '50144': 'password of the directory expired',
  '50158': 'another check was asked for',
  '50173': 'the session was ended',
  '53000': 'the device does not comply',
  '53001': 'the device is not joined',
  '53003': 'stopped by conditional access',
  '53004': 'a second factor could not be set up at this risk',
  '65001': 'no consent to the application',
  '70008': 'the token had expired',
  '70043': 'the session had expired',
  '70044': 'the session had expired',
  '90072': 'the account is of another tenant',
  '500121': 'the second factor was refused or not answered',
  '530003': 'a managed device is asked for',
  '700016': 'no such application',
  '7000215': 'wrong secret of the application',
  '7000222': 'the secret of the application had expired',
};

/** `wrong password` for `50126`; null where the code says enough itself, or nothing is known of it. */
export function sayRefusal(errorCode: string | null): string | null {
  return errorCode !== null && Object.hasOwn(reasons, errorCode) ? reasons[errorCode]! : null;
}
