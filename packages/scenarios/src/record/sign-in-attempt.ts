import type { Application } from '../people/applications.ts';

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

/** A sign-in with the ids that both feeds share. */
export type IdentifiedSignIn = SignIn & { requestId: string; correlationId: string };
