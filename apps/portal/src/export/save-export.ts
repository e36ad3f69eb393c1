import type { ExportFormat } from './formats.ts';

export interface ExportOf {
  tenant: string;
  id: string;
  displayId: string;
}

/** Why a document did not come. The message is safe to show. */
export class ExportFault extends Error {
  override readonly name = 'ExportFault';
}

const nameIn = (header: string | null): string | undefined =>
  /filename="([\w.-]{1,80})"/.exec(header ?? '')?.[1];

/** Fetches an incident as a document and saves it as a file; answers with the file's name. Throws ExportFault. */
export async function saveExport(
  { tenant, id, displayId }: ExportOf,
  format: ExportFormat,
  signal: AbortSignal,
): Promise<string> {
  const query = new URLSearchParams({ tenant, id, format });
  const answer = await fetch(`/api/export?${query}`, { signal }).catch(() => {
    throw new ExportFault('The portal does not answer.');
  });
  if (!answer.ok) {
    const told = (await answer.json().catch(() => ({}))) as { message?: string };
    throw new ExportFault(told.message ?? 'The document could not be made.');
  }
  // Cut off on the way it is no document.
  const body = await answer.blob().catch(() => {
    throw new ExportFault('The document did not come whole. Try again.');
  });
  const name = nameIn(answer.headers.get('content-disposition')) ?? `${displayId}.${format}`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(body);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  return name;
}
