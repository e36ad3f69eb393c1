import type { Act } from '../entity/types.ts';
import type { EvidenceTarget } from './types.ts';

const nameMax = 120;

/** What the act was done to, the narrowest that the record names. A sign-in is done to its application alone. */
export function evidenceTargetOf(act: Act): EvidenceTarget | undefined {
  const [kind, name] = found(act);
  return name ? { kind, name: name.slice(0, nameMax) } : undefined;
}

type Found = readonly [EvidenceTarget['kind'], string | null | undefined];

function found({ metric, grant, rule, file, remote, target, subjectName }: Act): Found {
  if (grant) return ['application', grant.appName ?? grant.appId];
  if (rule) return ['mailRule', rule.name || 'without a name'];
  if (metric === 'saas.mail.accessed') return ['mailbox', target ?? subjectName];
  if (metric === 'saas.mail.sent') return ['mailbox', subjectName];
  if (file?.site) return ['site', file.site];
  if (remote) return ['host', remote.host ?? remote.ip];
  const isSignIn = metric.endsWith('.login.success') || metric.endsWith('.login.failure');
  return ['object', isSignIn ? undefined : target];
}
