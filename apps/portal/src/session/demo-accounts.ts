import 'server-only';
import { isLoopback } from './is-loopback.ts';

export interface DemoAccount {
  role: string;
  email: string;
  password: string;
}

const isAccount = (value: unknown): value is DemoAccount =>
  typeof value === 'object' &&
  value !== null &&
  ['role', 'email', 'password'].every((key) => typeof Reflect.get(value, key) === 'string');

/** Accounts of the demo, from NIGHTJAR_DEMO_ACCOUNTS; none unless NIGHTJAR_DEMO=1 and asked on loopback. */
export function demoAccounts(host: string | null): DemoAccount[] {
  if (process.env.NIGHTJAR_DEMO !== '1' || !isLoopback(host)) return [];
  try {
    const given: unknown = JSON.parse(process.env.NIGHTJAR_DEMO_ACCOUNTS ?? '[]');
    return Array.isArray(given) ? given.filter(isAccount) : [];
  } catch {
    return [];
  }
}
