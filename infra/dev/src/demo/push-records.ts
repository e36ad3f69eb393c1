import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { Trouble } from '../trouble.ts';

/** Where records go, and as whom. The token is a secret. */
export type PushTarget = { intakeUrl: string; token: string };

const triesMax = 60;

/** Sends vendor records by the product's own HTTP push; waits where the intake is busy or away. */
export const pushRecords = async (
  { intakeUrl, token }: PushTarget,
  records: readonly { record: object }[],
): Promise<void> => {
  if (records.length === 0) return;
  const body = gzipSync(`${records.map(({ record }) => JSON.stringify(record)).join('\n')}\n`, {
    level: 1,
  });
  for (let tries = 0; tries < triesMax; tries += 1) {
    const answer = await fetch(`${intakeUrl}/v1/push`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body,
    }).catch(() => undefined);
    if (answer?.ok) return void (await answer.text());
    if (answer !== undefined && answer.status < 500 && answer.status !== 429) {
      throw new Trouble(`The intake refused the demo's records (HTTP ${answer.status}).`);
    }
    await delay(1000 * Number(answer?.headers.get('retry-after') ?? 1));
  }
  throw new Trouble('The intake does not take the demo’s records: see connectors.log.');
};
