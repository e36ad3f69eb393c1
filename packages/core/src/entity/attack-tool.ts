import type { OcsfEvent } from '../ocsf/index.ts';
import { remembered } from './remembered.ts';

/** Tools for attacks on directories, mailboxes and clouds, and systems made for them, as they name themselves. */
const tools =
  /azurehound|road(?:tools|recon|tx)\b|aadinternals|teamfiltration|graphrunner|msolspray|o365spray|mailsniper|mfasweep|trufflehog|\bpacu\b|cloudfox|linux\/\S{0,60}(?:kali|parrot|pentoo|blackarch)/i;

const textMax = 300;
const told = new Map<string, boolean>();

/** Does the client say of itself that it is one? */
export function isAttackTool({ http_request: request }: OcsfEvent): boolean {
  const agent = request?.user_agent;
  if (agent === undefined) return false;
  return remembered(told, agent.slice(0, textMax), (text) => tools.test(text));
}
