import { cloudCauses, modelPaths, type GroundTruth } from '@nightjar/scenarios';

type Cause = GroundTruth['models'][number];

/** The fourteen models of the first source page, in its order. */
export const fourteen: readonly Cause[] = Object.values(modelPaths).filter(
  (path) => path !== modelPaths.incomingConnections,
);

/** What names no model by itself is met by a model of the cloud whose path says so. */
const cloudPaths: Readonly<Record<(typeof cloudCauses)[keyof typeof cloudCauses], RegExp>> = {
  [cloudCauses.newSource]: /new source|rare.*source|unusual.*source|credential use/i,
  [cloudCauses.offInstance]: /off.?the.?instance|off.?instance|instance credential/i,
  [cloudCauses.policyChange]: /(role|policy|privilege|permission).*(change|escalat|admin)/i,
  [cloudCauses.bulkRead]: /(bulk|mass|volume|many).*(read|object|download|storage)/i,
  [cloudCauses.chain]: /source and bulk read|credential.*bulk read/i,
  [cloudCauses.refusedCalls]: /refus|denied|reconnaissance|discovery/i,
  [cloudCauses.keyForAnother]: /key.*(another|other|user)|access key|credential.*another/i,
  [cloudCauses.auditTampering]: /audit|logging|trail/i,
  [cloudCauses.sharedOutside]: /(snapshot|image|backup).*(shared|outside|account)|shared outside/i,
  [cloudCauses.publicBucket]: /public|open to (the world|everyone|anyone)/i,
  [cloudCauses.secretBurst]: /secret/i,
  [cloudCauses.consoleWithoutMfa]: /without.*(mfa|multi|second)|no mfa/i,
  [cloudCauses.computeBurst]: /compute|instances|mining|region/i,
  [cloudCauses.remoteCommand]: /remote command|command/i,
  [cloudCauses.codeUpdate]: /code|function/i,
};

/** Whether a model of this path is what a cause asks for. */
export function isPathOf(cause: Cause, path: string): boolean {
  const words = (cloudPaths as Readonly<Record<Cause, RegExp>>)[cause];
  return words === undefined ? path === cause : !path.startsWith('SaaS') && words.test(path);
}
