/** What the intake says of a file. */
export interface PushAnswer {
  read: number;
  accepted: number;
  duplicates: number;
  /** Records that tell that nothing happened. */
  empty: number;
  refusedTotal: number;
  /** The first lines that were refused. */
  refused: { line: number; reason: string }[];
  reasons: { reason: string; records: number }[];
  kinds: {
    source: string | null;
    name: string;
    container: string;
    files: number;
    records: number;
  }[];
  /** Operations that nobody taught: kept under the vendor's name alone. */
  untaught: { source: string; operation: string; events: number }[];
}

/** What the portal answers to an upload: a message where not all was stored, an account where some was. */
export interface UploadAnswer {
  message?: string;
  answer?: PushAnswer;
}
