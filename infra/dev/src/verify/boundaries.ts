import { isTest, type Guard, type SourceFile } from './guard.ts';
import { listImports, type Import } from './imports.ts';

const own = (...names: string[]): RegExp => new RegExp(`^@nightjar/(${names.join('|')})(/|$)`);
const isOurs = (target: string): boolean => target.startsWith('@nightjar/');

/** The folder that a path belongs to: packages/core, apps/api, test. */
const unitOf = (path: string): string => {
  const [area, name] = path.split('/');
  return area === 'test' || name === undefined ? area! : `${area}/${name}`;
};

/** True when `rule` allows `target`; each rule speaks only of what it is about. */
type Rule = { of: RegExp; says: string; allows(target: string, from: string): boolean };

const coreLibraries = /^(zod|@noble\/hashes|re2js)(\/|$)/;
const vendorClient = /vendors\/.*(client|actions)|^@nightjar\/vendors\/(client|actions)/;

const rules: Rule[] = [
  {
    of: /^packages\/core\//,
    says: 'core imports only zod, @noble/hashes and re2js',
    allows: (target) => target.startsWith('packages/core/') || coreLibraries.test(target),
  },
  {
    of: /^packages\/(models|ocsf|intel|bus|db|scenarios|report)\//,
    says: 'models, ocsf, intel, bus, db, scenarios and report import core only',
    allows: (target) => !isOurs(target) || own('core').test(target),
  },
  {
    of: /^packages\/vendors\//,
    says: 'vendors imports core and ocsf only',
    allows: (target) => !isOurs(target) || own('core', 'ocsf').test(target),
  },
  {
    of: /^packages\/service\//,
    says: 'service imports core, bus and db only',
    allows: (target) => !isOurs(target) || own('core', 'bus', 'db').test(target),
  },
  {
    of: /^(apps|packages|infra)\//,
    says: 'a file of another folder is reached through its package name',
    allows: (target, from) =>
      !/^(apps|packages|infra|test)\//.test(target) || unitOf(target) === unitOf(from),
  },
  {
    of: /^apps\//,
    says: 'apps import packages, never one another',
    allows: (target) =>
      !own('connectors', 'baseline', 'evaluator', 'analyst', 'responder', 'api', 'cli').test(
        target,
      ),
  },
  {
    of: /^apps\/portal\//,
    says: 'the portal knows only the GraphQL schema',
    allows: (target) => !isOurs(target),
  },
  {
    of: /^apps\/(?!connectors\/|responder\/)/,
    says: "only connectors and responder import vendors' clients",
    allows: (target) => !vendorClient.test(target),
  },
  {
    of: /^(apps|packages)\/(?!.*(\.(module|consumer|resolver|controller|guard)|\/main)\.ts$)/,
    says: 'only *.module|consumer|resolver|controller|guard.ts and main.ts import @nestjs',
    allows: (target) => !target.startsWith('@nestjs/'),
  },
  {
    of: /^test\/reference\//,
    says: 'a reference is written from the definitions: of ours it imports core/entity and core/ocsf',
    allows: (target) => /^(node:|test\/reference\/)|^@nightjar\/core\/(entity|ocsf)$/.test(target),
  },
  {
    of: /^test\/evidence\/(judge-sentence|read-claims|given-events|spoil-sentence)\.ts$/,
    says: 'stories are held to the records by what imports nothing of the core, which phrases them',
    allows: (target) => !own('core').test(target) && !target.startsWith('test/eval/'),
  },
];

// Tests stand outside the image: they may bring the test libraries and the kit along.
const isOfTests = ({ from, target }: Import): boolean =>
  (isTest(from) || /^packages\/db\/src\/(testing\/|catalogue\/write-snapshot)/.test(from)) &&
  /^(vitest|fast-check|node:.*|pg|yaml|@nightjar\/(testkit|scenarios|models))$/.test(target);

/** architecture.md 3, line by line. */
export const boundaries: Guard = {
  name: 'import boundaries',
  check: (files: SourceFile[]) =>
    listImports(files).flatMap((found) =>
      rules
        .filter(({ of, allows }) => of.test(found.from) && !allows(found.target, found.from))
        .filter(() => !isOfTests(found))
        .map(({ says }) => `${found.from}:${found.line} imports ${found.target}: ${says}`),
    ),
};
