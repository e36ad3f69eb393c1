export const healthFields = `fragment healthFields on TenantHealth {
  lastEventAt lastKnownAt eventsStored deadLetters eventsWaiting baselineDays
}`;

export const viewerFields = `fragment viewerFields on Viewer {
  person { id name }
  memberships { scopeKind scopeId scopeName role }
  tenants { id slug name msspName responseMode health { ...healthFields } }
}
${healthFields}`;

export const rowFields = `fragment rowFields on Incident {
  id displayId title severity score status startedAt knownAt changedAt revision
  tenant { slug name }
  subjects { key name }
  techniques { id name tactics }
  assignee { id name }
  conclusion { verdict reason }
  isPinned snoozedUntil containedAt
  clocks { name state dueAt minutesLeft }
}`;

export const actionFields = `fragment actionFields on ResponseAction {
  id kind targetName state effect reversible reason proposedAt expiresAt verification
  history { at state by reason }
}`;

export const peekFields = `fragment peekFields on Incident {
  ...rowFields
  summary reasons
  breaches { id claim score model { path } }
  actions { ...actionFields }
}
${rowFields}
${actionFields}`;

export const breachFields = `fragment breachFields on ModelBreach {
  id happenedAt endedAt knownAt score claim counterfactual status
  model { path version group description actionAdvice techniques { id name tactics } }
  subject { key name }
  terms { label group points }
  observations { feature observed expected window n }
  evidence {
    id uid happenedAt operation ip asn asnName country ipClass clientFamily application outcome errorCode refusal
    target { kind name } device
  }
  agents { asn asnName clientFamily ips ipClass foreign ambiguous }
  sightings { value days active seen }
}`;

export const breachRowFields = `fragment breachRowFields on ModelBreach {
  id happenedAt score status mode incidentId
  tenant { slug name } subject { key name }
  model { path category techniques { id name tactics } }
}`;

export const wholeBreachFields = `fragment wholeBreachFields on ModelBreach {
  ...breachFields
  mode throttled incidentId
  tenant { slug name }
  model { category falsePositives }
  observations { atUser atPeers nPeers inTenant nTenant rarity firstSeenOn }
}
${breachFields}`;

/** What became of a decision on an incident. */
export const decideIncidentFields = `fragment decideIncidentFields on DecideIncidentResult {
  __typename
  ... on IncidentDecided { incident { id status } }
  ... on NotFound { message }
  ... on InvalidInput { message }
  ... on AnalystRefused { message }
  ... on AnalystAsked { message }
}`;

/** What became of a decision on a response action. */
export const decideResponseFields = `fragment decideResponseFields on DecideResponseResult {
  __typename
  ... on ResponseDecided { action { id state } }
  ... on AlreadyDecided { message action { id state } }
  ... on NotFound { message }
  ... on InvalidInput { message }
}`;

export const changeExclusionFields = `fragment changeExclusionFields on ChangeExclusionResult {
  __typename
  ... on InvalidInput { message }
  ... on NotFound { message }
}`;
