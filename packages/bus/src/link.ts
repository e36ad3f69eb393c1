import type { NatsConnection } from '@nats-io/transport-node';

/** A connection that says at once when it is down, where the client would wait for a timeout. */
export type Link = {
  /** Like `work`, but rejects as soon as the connection is lost: what was sent then may be lost too. */
  whileUp<T>(work: () => Promise<T>): Promise<T>;
  /** Sends what waits, and leaves; just leaves while the server is away. */
  leave(): Promise<void>;
};

/** Watches a connection. Complaints of the server go to `onError`. */
export const watchLink = (
  connection: NatsConnection,
  onError: (error: Error) => void = () => undefined,
): Link => {
  const underWay = new Set<(error: Error) => void>();
  let isUp = true;

  const lose = () => {
    isUp = false;
    for (const reject of underWay) reject(new Error('the connection was lost'));
  };
  const watch = async () => {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') lose();
      if (status.type === 'reconnect') isUp = true;
      if (status.type === 'error') onError(status.error);
    }
  };
  void watch();

  return {
    whileUp: (work) =>
      new Promise((resolve, reject) => {
        if (!isUp) {
          reject(new Error('the server is away'));
          return;
        }
        underWay.add(reject);
        void work()
          .then(resolve, reject)
          .finally(() => underWay.delete(reject));
      }),
    leave: async () => {
      if (isUp) await connection.drain().catch(() => undefined);
      await connection.close();
    },
  };
};
