import type { OcsfEvent } from '../ocsf/index.ts';
import { requestedOf, requestOf } from './request-of.ts';

/** Lets rules of users forward mail outside, for a domain or everyone. */
export function allowsForwarding(event: OcsfEvent): boolean {
  const { event_code: operation } = event.metadata;
  if (/^(?:New|Set)-RemoteDomain$/.test(operation))
    return /^true$/i.test(requestedOf(event, 'AutoForwardEnabled'));
  if (/^(?:New|Set)-HostedOutboundSpamFilterPolicy$/.test(operation))
    return /^on$/i.test(requestedOf(event, 'AutoForwardingMode'));
  return false;
}

/** Of a kind of policy what was set lets mail past it. */
const openings: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:New|Set)-AntiPhishPolicy$/,
    /"(?:Enabled|EnableSpoofIntelligence|EnableMailboxIntelligenceProtection|EnableTargetedUserProtection)"\s*:\s*"?false/i,
  ],
  [
    /^(?:New|Set)-HostedContentFilterPolicy$/,
    /"Allowed(?:SenderDomains|Senders)"\s*:\s*(?:"[^"]|\[\s*")/i,
  ],
  [/^Set-HostedConnectionFilterPolicy$/, /"IPAllowList"\s*:\s*(?:"[^"]|\[\s*")/i],
  [/^(?:New|Set)-TransportRule$/, /"SetSCL"\s*:\s*"?-1/i],
  [/^New-TenantAllowBlockListItems$/, /"Allow"\s*:\s*"?true/i],
  [/^(?:New|Set)-MalwareFilterPolicy$/, /"(?:EnableFileFilter|ZapEnabled)"\s*:\s*"?false/i],
  [/^(?:New|Set)-SafeAttachmentPolicy$/, /"Enable"\s*:\s*"?false/i],
  [/^(?:New|Set)-SafeLinksPolicy$/, /"EnableSafeLinksForEmail"\s*:\s*"?false/i],
];

/** Lets mail past what checks it: switches a check off, or names who is not checked. */
export function opensFilter(event: OcsfEvent): boolean {
  const { event_code: operation } = event.metadata;
  const opening = openings.find(([pattern]) => pattern.test(operation));
  return opening !== undefined && opening[1].test(requestOf(event));
}
