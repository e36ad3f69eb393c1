import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const cost = { N: 2 ** 14, r: 8, p: 5, maxmem: 64 * 1024 * 1024 };
const keyBytes = 32;

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (fault, key) =>
      fault ? reject(fault) : resolve(key),
    );
  });

/** `scrypt$N$r$p$salt$key`, the last two in base64url. */
export async function hashPassword(
  password: string,
  salt: Buffer = randomBytes(16),
): Promise<string> {
  const key = await derive(password, salt);
  const { N, r, p } = cost;
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

// Costs what a real one costs and fits no password: an unknown address takes as long as a known one.
const decoy = { salt: Buffer.alloc(16), key: Buffer.alloc(keyBytes) };

const costs = `scrypt$${cost.N}$${cost.r}$${cost.p}$`;

/** Whether the password fits. Without a hash, or one of other costs: false after the same work. */
export async function isPassword(
  password: string,
  hash: string | null | undefined,
): Promise<boolean> {
  const isKnown = hash?.startsWith(costs) ?? false;
  const [salt, key] = isKnown
    ? hash!
        .slice(costs.length)
        .split('$')
        .map((part) => Buffer.from(part, 'base64url'))
    : [decoy.salt, decoy.key];
  const given = await derive(password, salt ?? decoy.salt);
  const expected = key?.byteLength === keyBytes ? key : decoy.key;
  return timingSafeEqual(given, expected) && isKnown;
}
