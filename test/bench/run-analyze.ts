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

const command = join(import.meta.dirname, '..', '..', 'nightjar');
const lookEveryMs = 50;

const readProc = (path: string): string => {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
};

/** Of the process, or of the one that it started, which is larger. */
function peakOf(pid: number | string | undefined): number {
  const own = Number(/^VmHWM:\s+(\d+)/m.exec(readProc(`${pid}/status`))?.[1] ?? 0) / 1024;
  const started = readProc(`${pid}/task/${pid}/children`).split(' ').filter(Boolean);
  return Math.max(own, ...started.map(peakOf));
}

/** Runs the command on a file as a person would, its own start included. */
export async function runAnalyze(file: string): Promise<AnalyzeRun> {
  const began = performance.now();
  const child = spawn(command, ['analyze', '--json', file], {
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
