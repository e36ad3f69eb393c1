import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers';

/** What one `analyze` of a file took and found. */
export interface AnalyzeRun {
  seconds: number;
  /** Peak of the process, MB. */
  rssMb: number;
  eventsRead: number;
  criticalIncidents: number;
}

const main = join(import.meta.dirname, '..', '..', 'apps', 'cli', 'src', 'main.ts');
const lookEveryMs = 50;

const peakOf = (pid: number | undefined): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/** Runs the command on a file as a person would, its own start included. */
export async function runAnalyze(file: string): Promise<AnalyzeRun> {
  const began = performance.now();
  const child = spawn(process.execPath, [main, 'analyze', '--json', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  let rssMb = 0;
  const looking = setInterval(() => (rssMb = Math.max(rssMb, peakOf(child.pid))), lookEveryMs);
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  clearInterval(looking);
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0 && code !== 1) throw new Error(`analyze ended with ${code}.`);
  const { eventsRead, incidents } = JSON.parse(out) as {
    eventsRead: number;
    incidents: { category: string }[];
  };
  const critical = incidents.filter(({ category }) => /critical/i.test(category));
  return { seconds, rssMb, eventsRead, criticalIncidents: critical.length };
}
