import { dirname, normalize } from 'node:path';
import type { Guard, SourceFile } from './guard.ts';

const link = /\]\(([^)\s]+)\)/g;
const ticked = /`([^`\n]+)`/g;
const script = /\bnpm run ([\w:-]+)/g;
const pathLike = /^(?:\.ci|apps|packages|infra|test|docs|tools)\/[\w./@[\]-]+$/;

type Reference = { target: string; text: string };

const linksOf = ({ path, text }: SourceFile): Reference[] =>
  [...text.matchAll(link)]
    .map((match) => match[1]!.split('#')[0]!)
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => ({ target: normalize(`${dirname(path)}/${target}`), text: target }));

const tickedOf = ({ text }: SourceFile): Reference[] =>
  [...text.matchAll(ticked)]
    .map((match) => match[1]!.replace(/:\d+(-\d+)?$/, ''))
    .filter((target) => pathLike.test(target))
    .map((target) => ({ target: normalize(target), text: target }));

const known = (files: SourceFile[]): Set<string> => {
  const paths = new Set<string>(['.']);
  for (const { path } of files) {
    for (let part = path; part !== '.'; part = dirname(part)) paths.add(part);
  }
  return paths;
};

const scriptsOf = (files: SourceFile[]): Set<string> => {
  const manifest = files.find(({ path }) => path === 'package.json');
  const parsed = JSON.parse(manifest?.text ?? '{}') as { scripts?: Record<string, string> };
  return new Set(Object.keys(parsed.scripts ?? {}));
};

/** Every path and every `npm run` that a document names exists. */
export const docReferences: Guard = {
  name: 'references in documents',
  check: (files) => {
    const paths = known(files);
    const scripts = scriptsOf(files);
    return files
      .filter(({ path }) => path.endsWith('.md'))
      .flatMap((file) => [
        ...[...linksOf(file), ...tickedOf(file)]
          .filter(({ target }) => !paths.has(target.replace(/\/$/, '')))
          .map(({ text }) => `${file.path}: ${text} does not exist`),
        ...[...file.text.matchAll(script)]
          .filter((match) => !scripts.has(match[1]!))
          .map((match) => `${file.path}: there is no "npm run ${match[1]}"`),
      ]);
  },
};
