import { catalog, messageKinds, type MessageKind, type Stage } from './catalog.ts';
import { allShards, durableOf, streamOf } from './subject.ts';

/** What a user of the server may do; whatever is not named is refused. */
export type Permissions = { publish: string[]; subscribe: string[] };

/** Replies come here. One per stage: who could listen to another's would read its messages. */
export const inboxOf = (stage: Stage): string => `_INBOX_${stage}`;

const consumerSubjects = (stage: Stage, kind: MessageKind, shard: number): string[] => {
  const place = `${streamOf(kind)}.${durableOf(stage, shard)}`;
  return [
    `$JS.API.CONSUMER.INFO.${place}`,
    `$JS.API.CONSUMER.MSG.NEXT.${place}`,
    `$JS.ACK.${place}.>`,
    // Newer servers put their domain and account before the stream.
    `$JS.ACK.*.*.${place}.>`,
  ];
};

const adminSubjects = (kind: MessageKind): string[] => {
  const stream = streamOf(kind);
  return [
    ...['CREATE', 'UPDATE', 'INFO', 'DELETE', 'PURGE'].map(
      (verb) => `$JS.API.STREAM.${verb}.${stream}`,
    ),
    ...['CREATE', 'DELETE'].map((verb) => `$JS.API.CONSUMER.${verb}.${stream}.>`),
  ];
};

/** The allow-lists of a stage, from the catalogue. */
export const permissionsOf = (stage: Stage): Permissions => ({
  publish: messageKinds.flatMap((kind) => [
    ...(catalog[kind].publishers.includes(stage) ? [`nj.${kind}.*`] : []),
    ...(catalog[kind].consumer === stage
      ? allShards.flatMap((shard) => consumerSubjects(stage, kind, shard))
      : []),
    ...(stage === 'bus-admin' ? adminSubjects(kind) : []),
  ]),
  subscribe: [`${inboxOf(stage)}.>`],
});
