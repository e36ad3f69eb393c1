/** Applications that public reports tie to account takeovers (dated 2026-11). */
export const knownBadApplications: ReadonlyMap<string, string> = new Map([
  ['ff8d92dc-3d82-41d6-bcbd-b9174d163620', 'PerfectData Software'],
  ['a245e8c0-b53c-4b67-9b45-751d1dff8e6b', 'Newsletter Software Supermailer'],
  ['2ef68ccc-8a4d-42ff-ae88-2d7bb89ad139', 'Mail_Backup'],
]);

const highScopes =
  /EWS\.AccessAsUser\.All|full_access_as_app|Directory\.ReadWrite|RoleManagement|AppRoleAssignment\.ReadWrite|Mail\.ReadWrite\.All|Files\.ReadWrite\.All/i;
const mediumScopes =
  /Mail\.|MailboxSettings|Files\.|Sites\.|Directory\.|Contacts\.|Notes\.|Chat\.|IMAP|POP|SMTP/i;

/** What the scopes let an application do: `high` all mail or the directory, `medium` a person's mail or files. */
export function scopeRiskOf(scopes: readonly string[]): 'low' | 'medium' | 'high' {
  const text = scopes.join(' ').slice(0, 4096);
  if (highScopes.test(text)) return 'high';
  return mediumScopes.test(text) ? 'medium' : 'low';
}

/** Folders that nobody reads. */
export function isHiddenFolder(folder: string | null): boolean {
  return (
    folder !== null &&
    /RSS|Archiv|Junk|Conversation History|Deleted Items|Sync Issues/i.test(folder)
  );
}

/** Words by which an intruder catches talk of money or of himself. */
export function hasMoneyWords(words: readonly string[]): boolean {
  return words.some((word) =>
    /invoice|payment|bank|wire|transfer|payroll|remittance|iban|phish|hack|security|password|suspicious/i.test(
      word,
    ),
  );
}
