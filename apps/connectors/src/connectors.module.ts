import { openIntelligence } from '@nightjar/intel';
import type { Shell } from '@nightjar/service';
import { servePush } from './push/serve-push.ts';
import { readSyslogConfig } from './syslog/config.ts';
import { serveSyslog } from './syslog/serve-syslog.ts';

/** Wires the intake: records pushed over HTTP or sent as syslog become stored batches. */
export async function wireConnectors(shell: Shell): Promise<void> {
  const { db, bus, log, http, now, env, config, onStop } = shell;
  const { lookUp } = openIntelligence();
  const intake = { db, bus, lookUp, log, now };
  servePush(http, intake);
  const given = readSyslogConfig(env);
  if (given === undefined) return;
  const syslog = await serveSyslog({ ...intake, ...given, host: config.NIGHTJAR_HOST });
  onStop(syslog.close);
  log.info({ port: syslog.port }, 'listening for syslog over TLS');
}
