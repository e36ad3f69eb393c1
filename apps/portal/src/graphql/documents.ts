import {
  actionFields,
  breachFields,
  breachRowFields,
  changeExclusionFields,
  decideIncidentFields,
  decideResponseFields,
  peekFields,
  rowFields,
  viewerFields,
  wholeBreachFields,
} from './fragments.ts';
import type { OperationName } from './operations.ts';

/** The text of every operation. They stay on the server: the browser names one, it cannot write one. */
export const documents: Record<OperationName, string> = {
  viewer: `query Viewer { viewer { ...viewerFields } } ${viewerFields}`,

  signIn: `mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      __typename
      ... on SignedIn { token expiresAt viewer { person { id name } } }
      ... on SignInRefused { message retryAfterSeconds }
    }
  }`,

  signOut: `mutation SignOut { signOut }`,

  queue: `query Queue($filter: IncidentFilter, $tenants: [String!]) {
    viewer { ...viewerFields }
    incidents(filter: $filter, first: 100) { edges { node { ...rowFields } } totalCount }
    decide: incidents(filter: { status: [NEW], snoozed: false, tenants: $tenants }, first: 1) { totalCount }
    mine: incidents(filter: { mine: true, status: [NEW, IN_PROGRESS, ON_HOLD], tenants: $tenants }, first: 1) { totalCount }
    unassigned: incidents(filter: { unassigned: true, status: [NEW, IN_PROGRESS, ON_HOLD], tenants: $tenants }, first: 1) { totalCount }
    due: incidents(filter: { dueWithinMinutes: 30, snoozed: false, tenants: $tenants }, first: 1) { totalCount }
    hold: incidents(filter: { status: [ON_HOLD], tenants: $tenants }, first: 1) { totalCount }
    snoozed: incidents(filter: { snoozed: true, tenants: $tenants }, first: 1) { totalCount }
    contained: incidents(filter: { contained: true, status: [NEW, IN_PROGRESS, ON_HOLD], tenants: $tenants }, first: 1) { totalCount }
    closed: incidents(filter: { status: [RESOLVED, CLOSED], tenants: $tenants }, first: 1) { totalCount }
    all: incidents(filter: { tenants: $tenants }, first: 1) { totalCount }
  } ${viewerFields} ${rowFields}`,

  peek: `query Peek($tenant: String!, $id: ID!) {
    incident(tenant: $tenant, id: $id) { ...peekFields }
  } ${peekFields}`,

  customer: `query Customer($tenants: [String!]!) {
    viewer { ...viewerFields }
    incidents(filter: { tenants: $tenants }, first: 50) { edges { node { ...peekFields } } totalCount }
  } ${viewerFields} ${peekFields}`,

  incident: `query Incident($tenant: String!, $id: ID!) {
    viewer { ...viewerFields }
    incident(tenant: $tenant, id: $id) {
      ...rowFields
      tenant { slug name msspName responseMode health { ...healthFields } analysts { id name } }
      isNarratable
      checklist { id text advice { text } done }
      endedAt summary reasons
      story { text kind probability startedAt endedAt evidence }
      hypotheses {
        id text verdict confidence benign
        required { found phrase { text } } supporting { found phrase { text } } contradicting { found phrase { text } }
      }
      event {
        investigation { kind phrase { text evidence } }
        agents { name subjectName verdict because { text evidence } }
        entities { kind key name verdict because { text } }
      }
      versions { revision at differences { text } }
      coverage { source phrase { text } }
      breaches { ...breachFields }
      actions { ...actionFields }
      activity { at actorKind actorName text note }
    }
  } ${viewerFields} ${rowFields} ${breachFields} ${actionFields}`,

  breaches: `query Breaches($tenant: String!, $filter: ModelBreachFilter, $after: String) {
    viewer { ...viewerFields }
    models(tenant: $tenant) { model { path } }
    modelBreaches(filter: $filter, first: 50, after: $after) {
      edges {
        node { ...breachRowFields }
      }
      pageInfo { hasNextPage endCursor }
    }
  } ${viewerFields} ${breachRowFields}`,

  search: `query Search($filter: EventFilter!, $after: String) {
    viewer { ...viewerFields }
    eventFacets(filter: $filter) {
      counted isWhole facets { field values { value count } } hours { at count }
    }
    events(filter: $filter, first: 50, after: $after) {
      edges {
        node {
          id happenedAt operation subject ip asn country clientFamily ipClass outcome source
          about { subjectName service target { kind name } asnName userAgent errorCode refusal message }
          breaches { id model { path } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  } ${viewerFields}`,

  breach: `query Breach($tenant: String!, $id: ID!) {
    viewer { ...viewerFields }
    modelBreach(tenant: $tenant, id: $id) { ...wholeBreachFields }
  } ${viewerFields} ${wholeBreachFields}`,

  isBreach: `query IsBreach($tenant: String!, $id: ID!) {
    viewer { person { id } }
    modelBreach(tenant: $tenant, id: $id) { id }
  }`,

  entity: `query Entity($tenant: String!, $key: String!) {
    viewer { ...viewerFields }
    entity(tenant: $tenant, key: $key) {
      tenant { slug name } entity { key name } kind firstSeenOn lastSeenAt
      baseline { standing activeDays maturity from to sentences { about text n named { id name } } }
      breaches { ...breachRowFields }
      incidents { id displayId title severity startedAt tenant { slug name } }
    }
  } ${viewerFields} ${breachRowFields}`,

  whyNot: `query WhyNot($tenant: String!, $key: String!, $at: DateTime!, $hours: Float) {
    viewer { person { id } }
    whyNot(tenant: $tenant, entity: $key, at: $at, hours: $hours) {
      from to events acts isWhole silent
      models { model { path } verdict sentence act { id happenedAt operation } }
    }
  }`,

  isEntity: `query IsEntity($tenant: String!, $key: String!) {
    viewer { person { id } }
    entity(tenant: $tenant, key: $key) { kind }
  }`,

  previewExclusion: `query PreviewExclusion(
    $tenant: String!, $model: String!, $conditions: [ExclusionConditionInput!]!
  ) {
    previewed: previewExclusion(tenant: $tenant, model: $model, conditions: $conditions) {
      __typename
      ... on ExclusionPreview { breaches hiddenCount hiddenTruePositives notJudged }
      ... on InvalidInput { message }
      ... on TooMany { message }
      ... on NotFound { message }
    }
  }`,

  addExclusion: `mutation AddExclusion(
    $tenant: String!, $model: String!, $conditions: [ExclusionConditionInput!]!,
    $reason: String!, $days: Int!
  ) {
    decided: addExclusion(
      tenant: $tenant, model: $model, conditions: $conditions, reason: $reason, days: $days
    ) { ...changeExclusionFields }
  } ${changeExclusionFields}`,

  endExclusion: `mutation EndExclusion($tenant: String!, $id: ID!) {
    decided: endExclusion(tenant: $tenant, id: $id) { ...changeExclusionFields }
  } ${changeExclusionFields}`,

  models: `query Models($tenant: String!) {
    viewer { ...viewerFields }
    tenant(slug: $tenant) {
      exclusions {
        id modelPath reason addedAt endsAt hits lastHitAt conditions { field value } addedBy { name }
      }
    }
    models(tenant: $tenant) {
      mode breaches30Days lastBreachAt
      model {
        uuid path version category compliance priority group release
        description actionAdvice falsePositives techniques { id name tactics }
      }
    }
  } ${viewerFields}`,

  pulse: `query Pulse($tenant: String!, $id: ID!) {
    viewer { person { id } }
    incident(tenant: $tenant, id: $id) {
      revision status snoozedUntil assignee { id } actions { id state } activity { at }
    }
  }`,

  event: `query Event($tenant: String!, $id: ID!) {
    event(tenant: $tenant, id: $id) {
      id uid happenedAt knownAt classUid operation source outcome ocsf raw
    }
  }`,

  acknowledge: `mutation Acknowledge($tenant: String!, $id: ID!) {
    decided: acknowledgeIncident(tenant: $tenant, id: $id) { ...decideIncidentFields }
  } ${decideIncidentFields}`,

  closeAsBenign: `mutation CloseAsBenign($tenant: String!, $id: ID!, $reason: BenignReason!, $note: String) {
    decided: closeIncidentAsBenign(tenant: $tenant, id: $id, reason: $reason, note: $note) {
      ...decideIncidentFields
    }
  } ${decideIncidentFields}`,

  reopen: `mutation Reopen($tenant: String!, $id: ID!) {
    decided: reopenIncident(tenant: $tenant, id: $id) { ...decideIncidentFields }
  } ${decideIncidentFields}`,

  assign: `mutation AssignIncident($tenant: String!, $id: ID!, $person: ID) {
    decided: assignIncident(tenant: $tenant, id: $id, person: $person) { ...decideIncidentFields }
  } ${decideIncidentFields}`,

  move: `mutation MoveIncident($tenant: String!, $id: ID!, $to: IncidentStatus!) {
    decided: moveIncident(tenant: $tenant, id: $id, to: $to) { ...decideIncidentFields }
  } ${decideIncidentFields}`,

  conclude: `mutation ConcludeIncident($tenant: String!, $id: ID!, $verdict: IncidentVerdict!, $status: IncidentStatus!, $note: String) {
    decided: concludeIncident(tenant: $tenant, id: $id, verdict: $verdict, status: $status, note: $note) { ...decideIncidentFields }
  } ${decideIncidentFields}`,

  pin: `mutation PinIncident($tenant: String!, $id: ID!, $pinned: Boolean!) {
    decided: pinIncident(tenant: $tenant, id: $id, pinned: $pinned) { ...decideIncidentFields }
  } ${decideIncidentFields}`,

  snooze: `mutation SnoozeIncident($tenant: String!, $id: ID!, $until: DateTime) {
    decided: snoozeIncident(tenant: $tenant, id: $id, until: $until) { ...decideIncidentFields }
  } ${decideIncidentFields}`,

  narration: `query Narration($tenant: String!, $id: ID!) {
    viewer { person { id } }
    incident(tenant: $tenant, id: $id) { narration { text evidence } }
  }`,

  settings: `query Settings($tenant: String!) {
    viewer { ...viewerFields }
    tenant(slug: $tenant) { serviceLevels { severity respondHours containHours closeHours } }
  } ${viewerFields}`,

  setServiceLevel: `mutation SetServiceLevel(
    $tenant: String!, $severity: Severity!, $respondHours: Float!, $containHours: Float!, $closeHours: Float!
  ) {
    decided: setServiceLevel(
      tenant: $tenant, severity: $severity
      respondHours: $respondHours, containHours: $containHours, closeHours: $closeHours
    ) { __typename ... on InvalidInput { message } ... on NotFound { message } }
  }`,

  merge: `mutation MergeIncidents($tenant: String!, $id: ID!, $with: ID!, $revision: Int!, $note: String) {
    decided: mergeIncidents(
      tenant: $tenant, id: $id, with: $with, revision: $revision, note: $note
    ) { ...decideIncidentFields }
  } ${decideIncidentFields}`,

  split: `mutation SplitIncident(
    $tenant: String!, $id: ID!, $breaches: [ID!]!, $revision: Int!, $note: String
  ) {
    decided: splitIncident(
      tenant: $tenant, id: $id, breaches: $breaches, revision: $revision, note: $note
    ) { ...decideIncidentFields }
  } ${decideIncidentFields}`,

  mergeCandidates: `query MergeCandidates($filter: IncidentFilter!) {
    viewer { person { id } }
    incidents(filter: $filter, orderBy: NEWEST, first: 20) {
      edges { node { id displayId title severity startedAt endedAt subjects { key name } breaches { id } } }
    }
  }`,

  check: `mutation CheckIncidentStep($tenant: String!, $id: ID!, $step: ID!, $done: Boolean!) {
    decided: checkIncidentStep(tenant: $tenant, id: $id, step: $step, done: $done) { ...decideIncidentFields }
  } ${decideIncidentFields}`,

  comment: `mutation Comment($tenant: String!, $id: ID!, $text: String!, $internal: Boolean!) {
    decided: commentOnIncident(tenant: $tenant, id: $id, text: $text, internal: $internal) {
      ...decideIncidentFields
    }
  } ${decideIncidentFields}`,

  approve: `mutation Approve($tenant: String!, $id: ID!) {
    decided: approveResponseAction(tenant: $tenant, id: $id) { ...decideResponseFields }
  } ${decideResponseFields}`,

  createUploadTicket: `mutation CreateUploadTicket($tenant: String!) {
    made: createUploadTicket(tenant: $tenant) {
      __typename
      ... on UploadTicket { ticket }
      ... on TooMany { retryAfterSeconds }
    }
  }`,

  decline: `mutation Decline($tenant: String!, $id: ID!, $reason: String!) {
    decided: declineResponseAction(tenant: $tenant, id: $id, reason: $reason) { ...decideResponseFields }
  } ${decideResponseFields}`,
};
