/** Places where a crash is most telling. NIGHTJAR_FAILPOINT names the one to die at. */
export const failpoints = [
  'intake_before_commit',
  'intake_after_commit_before_publish',
  'stage_after_attempt',
  'stage_before_commit',
  'stage_after_commit_before_publish',
  'stage_after_publish_before_ack',
  'sweeper_before_publish',
] as const;
export type Failpoint = (typeof failpoints)[number];

/** Dies here, as kill -9 would, when the environment says so. */
export function failpoint(name: Failpoint, env: NodeJS.ProcessEnv = process.env): void {
  if (env.NIGHTJAR_FAILPOINT === name) process.kill(process.pid, 'SIGKILL');
}
