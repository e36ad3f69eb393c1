/** What acts in a cloud account give cause to. No page names these models: a catalogue maps them to its paths. */
export const cloudCauses = {
  newSource: 'credential-from-new-source',
  offInstance: 'instance-credential-off-instance',
  policyChange: 'role-or-policy-change',
  bulkRead: 'bulk-object-read',
  /** The meta-model over the three of them. */
  chain: 'credential-abuse-and-bulk-read',
  refusedCalls: 'refused-call-reconnaissance',
  keyForAnother: 'access-key-for-another-user',
  auditTampering: 'audit-tampering',
  sharedOutside: 'snapshot-shared-outside',
  publicBucket: 'bucket-made-public',
  secretBurst: 'secret-burst',
  consoleWithoutMfa: 'console-sign-in-without-mfa',
  computeBurst: 'compute-burst-in-unused-region',
  remoteCommand: 'remote-command',
  codeUpdate: 'function-code-update',
} as const;
