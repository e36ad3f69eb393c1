/** What an incident can be taken out as, by the API's own names. */
export const exportFormats = [
  { id: 'pdf', says: 'PDF', means: 'To read and hand on; tagged for screen readers.' },
  { id: 'html', says: 'Page', means: 'One file that needs nothing else.' },
  { id: 'json', says: 'JSON', means: 'Everything the report says, for programs.' },
  { id: 'ocsf', says: 'OCSF', means: 'Its findings, one JSON a line.' },
  { id: 'navigator', says: 'ATT&CK layer', means: 'For the ATT&CK Navigator.' },
] as const;

export type ExportFormat = (typeof exportFormats)[number]['id'];

export const isExportFormat = (format: string | null): format is ExportFormat =>
  exportFormats.some(({ id }) => id === format);
