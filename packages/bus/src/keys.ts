import { createUser, fromSeed } from '@nats-io/nkeys';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A new private key for a user of the server. A secret. */
export const newSeed = (): string => new TextDecoder().decode(createUser().getSeed());

/** The public key that the server's configuration names. Throws where the seed is none. */
export const publicKeyOf = (seed: string): string => fromSeed(bytesOf(seed)).getPublicKey();
