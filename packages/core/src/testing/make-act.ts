import type { Act } from '../entity/types.ts';

/** A sign-in that succeeded and of which nothing else is known; `more` says what is. */
export function makeAct(id: string, more: Partial<Act> = {}): Act {
  return {
    id,
    uid: id,
    source: 'microsoft-365',
    time: Date.UTC(2026, 2, 10, 10),
    metric: 'saas.login.success',
    alsoMetrics: [],
    operation: 'UserLoggedIn',
    operationClass: 'sign-in',
    subject: 'user:ortega@borealis.example',
    subjectName: 'ortega@borealis.example',
    actorKind: 'person',
    ip: null,
    intel: null,
    clientFamily: null,
    userAgent: null,
    session: null,
    application: null,
    applicationId: null,
    outcome: 'success',
    errorCode: null,
    interactive: true,
    correlation: null,
    grant: null,
    rule: null,
    mail: null,
    count: 1,
    ...more,
  };
}
