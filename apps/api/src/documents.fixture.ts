const decided = `__typename
  ... on IncidentDecided { incident { id status } }
  ... on NotFound { message }
  ... on InvalidInput { message field }
  ... on AnalystRefused { reason message }
  ... on AnalystAsked { id }`;
const decision = (
  name: string,
  more: string,
  given: string,
): string => `mutation ($tenant: String!, $id: ID!${more}) {
    decided: ${name}(tenant: $tenant, id: $id${given}) { ${decided} }
  }`;
const answered = `__typename
  ... on ResponseDecided { action { id state } }
  ... on AlreadyDecided { message action { id state } }
  ... on NotFound { message }`;

/** What the tests ask. */
export const documents = {
  incident: `query Incident($tenant: String!, $id: ID!) {
    incident(tenant: $tenant, id: $id) {
      id displayId title summary severity score status startedAt endedAt knownAt changedAt revision reasons
      tenant { slug msspName responseMode health { eventsStored eventsWaiting deadLetters batchesStuck baselineDays lastEventAt } }
      subjects { key name } techniques { id name tactics } assignee { id name email }
      conclusion { verdict reason at person { name } } isPinned snoozedUntil containedAt
      clocks { name state dueAt doneAt minutesLeft } checklist { id text advice { id text evidence } done }
      story { text kind probability startedAt endedAt evidence }
      hypotheses { id text verdict confidence benign required { found phrase { id text values evidence } } supporting { found } contradicting { found } }
      event { summariser summary { what { id text values evidence } } details { kind title rows { label text values evidence } } agents { name foreign verdict places because { id text values evidence } start }
        investigation { kind pivot phrase { id text values evidence } } periods { start end } entities { kind key name verdict because { id text values evidence } } phases { number name start } tactics recommendations { id text values evidence } dwell { firstActivity firstDetection ms } }
      versions { revision at differences { text } askedBy investigation { kind phrase { text } } }
      coverage { source state phrase { id text values evidence } }
      breaches {
        id claim counterfactual score status happenedAt incidentId
        model { path version description techniques { id } }
        terms { label group points } observations { feature observed expected window n }
        evidence { id uid happenedAt ip outcome } agents { asn asnName ips foreign ambiguous }
        sightings { value days active seen }
      }
      actions { id kind state effect reversible verification history { at state by reason } }
      activity { at actorKind actorName text note }
    }
  }`,
  event: `query Event($tenant: String!, $id: ID!) {
    event(tenant: $tenant, id: $id) { id uid happenedAt knownAt classUid operation source outcome ocsf raw }
  }`,
  acknowledge: `mutation ($tenant: String!, $id: ID!) {
    decided: acknowledgeIncident(tenant: $tenant, id: $id) { ${decided} }
  }`,
  closeAsBenign: `mutation ($tenant: String!, $id: ID!, $reason: BenignReason!, $note: String) {
    decided: closeIncidentAsBenign(tenant: $tenant, id: $id, reason: $reason, note: $note) { ${decided} }
  }`,
  reopen: `mutation ($tenant: String!, $id: ID!) {
    decided: reopenIncident(tenant: $tenant, id: $id) { ${decided} }
  }`,
  comment: `mutation ($tenant: String!, $id: ID!, $text: String!, $internal: Boolean!) {
    decided: commentOnIncident(tenant: $tenant, id: $id, text: $text, internal: $internal) { ${decided} }
  }`,
  assign: decision('assignIncident', ', $person: ID', ', person: $person'),
  move: decision('moveIncident', ', $to: IncidentStatus!, $note: String', ', to: $to, note: $note'),
  conclude: decision(
    'concludeIncident',
    ', $verdict: IncidentVerdict!, $status: IncidentStatus, $note: String',
    ', verdict: $verdict, status: $status, note: $note',
  ),
  pin: decision('pinIncident', ', $pinned: Boolean!', ', pinned: $pinned'),
  snooze: decision('snoozeIncident', ', $until: DateTime', ', until: $until'),
  check: decision(
    'checkIncidentStep',
    ', $step: ID!, $done: Boolean!',
    ', step: $step, done: $done',
  ),
  merge: decision(
    'mergeIncidents',
    ', $with: ID!, $revision: Int, $note: String',
    ', with: $with, revision: $revision, note: $note',
  ),
  split: decision(
    'splitIncident',
    ', $breaches: [ID!]!, $revision: Int, $note: String',
    ', breaches: $breaches, revision: $revision, note: $note',
  ),
  approve: `mutation ($tenant: String!, $id: ID!) {
    decided: approveResponseAction(tenant: $tenant, id: $id) { ${answered} }
  }`,
  decline: `mutation ($tenant: String!, $id: ID!, $reason: String!) {
    decided: declineResponseAction(tenant: $tenant, id: $id, reason: $reason) { ${answered} }
  }`,
};
