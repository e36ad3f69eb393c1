import type { VendorRecord } from '../types.ts';

const head = '{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users","value":[';

/** Users of a directory as one page of Microsoft Graph; other feeds are left out. */
export function* writeDirectoryJson(records: Iterable<VendorRecord>): Generator<string> {
  let separator = head;
  for (const { source, record } of records) {
    if (source !== 'entra-directory') continue;
    yield `${separator}\n${JSON.stringify(record)}`;
    separator = ',';
  }
  yield separator === head ? `${head}]}\n` : '\n]}\n';
}
