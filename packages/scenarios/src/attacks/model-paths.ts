/** Paths of the models of the source pages, by what they look for. */
export const modelPaths = {
  unusualSource: 'SaaS / Access / Unusual External Source for SaaS Credential Use',
  loginAttempt: 'SaaS / Access / Suspicious Login Attempt',
  rareAfterAttempts: 'SaaS / Compromise / Login From Rare Following Suspicious Login Attempt(s)',
  unusualLocation: 'SaaS / Email Nexus / Unusual Location for SaaS and Email Activity',
  permissionGrant: 'SaaS / Admin / OAuth Permission Grant',
  loginAfterGrant: 'SaaS / Compromise / Unusual Logic Following OAuth Grant',
  newPrincipal: 'SaaS / Admin / New Application Service Principal',
  applicationAdministration: 'IaaS / Admin / Azure Application Administration Activities',
  emailRule: 'SaaS / Compliance / New Email Rule',
  loginAndRule: 'SaaS / Compromise / Unusual Login and New Email Rule',
  internalExchange: 'SaaS / Email Nexus / Suspicious Internal Exchange Activity',
  outboundSpam: 'SaaS / Email Nexus / Possible Outbound Email Spam',
  loginAndSpam: 'SaaS / Compromise / Unusual Login and Outbound Email Spam',
  suspiciousOutbound: 'SaaS / Compromise / Suspicious Login and Suspicious Outbound Email(s)',
  incomingConnections:
    'IaaS / Unusual Activity / Unusual Volume of Incoming Connections from Rare External Sources',
} as const;
export type ModelPath = (typeof modelPaths)[keyof typeof modelPaths];
