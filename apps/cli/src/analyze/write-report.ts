import { writeFileSync } from 'node:fs';
import { readFonts, renderHtml, type Report } from '@nightjar/report';
import { renderPdf } from '@nightjar/report/pdf';
import type { Judged } from './judge.ts';
import type { Learnt } from './learn.ts';
import { toReport } from './to-report.ts';

interface Reporting {
  learnt: Learnt;
  judged: Judged;
  version: string;
  /** Epoch ms. */
  now: number;
  since: number | null;
}

/** What a report's name says of its form; null: nothing that we can write. */
export function formOf(file: string): 'html' | 'pdf' | null {
  const [, ending] = /\.(html|pdf)$/i.exec(file) ?? [];
  return ending === undefined ? null : (ending.toLowerCase() as 'html' | 'pdf');
}

/** Writes the report; says in words why it could not. */
export async function writeReport(file: string, of: Reporting): Promise<string | null> {
  const report = toReport(of);
  try {
    writeFileSync(file, formOf(file) === 'pdf' ? await pdfOf(report) : htmlOf(report));
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return `--report: ${file} cannot be written (${code})`;
  }
}

function htmlOf(report: Report): string {
  return renderHtml(report, readFonts('woff2'));
}

function pdfOf(report: Report): Promise<Buffer> {
  return renderPdf(report, readFonts('woff'));
}
