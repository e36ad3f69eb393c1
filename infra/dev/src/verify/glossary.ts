import { isCode, type Guard, type SourceFile } from './guard.ts';

const folders = new Set([
  'utils',
  'util',
  'common',
  'shared',
  'types',
  'helpers',
  'helper',
  'lib',
  'misc',
]);

const words: Record<string, string> = {
  manager: 'say what it does',
  helper: 'say what it does',
  util: 'say what it does',
  utils: 'say what it does',
  processor: 'say what it does',
  detector: 'model',
  disposition: 'verdict',
  deviation: 'rarity',
  remediation: 'response action',
  workspace: 'tenant',
  asset: 'entity',
};

const declared =
  /(?<=^[ \t]*(?:export |declare |default |async |abstract )*)(?:const|let|function|class|type|interface)\s+([A-Za-z_$][\w$]*)(?=\s*[=({<:]|\s+(?:extends|implements)\b)/gm;

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s\-_.$]+/)
    .map((word) => word.toLowerCase());

const faultOf = (name: string): string | undefined => {
  const word = wordsOf(name).find((candidate) => Object.hasOwn(words, candidate));
  return word === undefined ? undefined : `"${word}": ${words[word]}`;
};

const faultOfType = (name: string): string | undefined => {
  if (/^Base[A-Z]/.test(name)) return 'Base* names a place in a hierarchy, not a thing';
  if (/^I[A-Z][a-z]/.test(name)) return 'I* names a language feature, not a thing';
  return /[a-z](Data|Info)$/.test(name) ? 'everything is data: name the thing' : undefined;
};

const inPath = ({ path }: SourceFile): string[] => {
  const parts = path.split('/');
  const folder = parts.slice(0, -1).find((part) => folders.has(part));
  if (folder !== undefined) return [`${path}: a folder is never named ${folder}`];
  const fault = faultOf(parts.at(-1)!.replace(/\.[^.]+$/, ''));
  return fault === undefined ? [] : [`${path}: file name says ${fault}`];
};

const inText = ({ path, text }: SourceFile): string[] =>
  [...text.matchAll(declared)].flatMap((match) => {
    const name = match[1] ?? '';
    const isType = /^(class|type|interface)/.test(match[0]);
    const fault = faultOf(name) ?? (isType ? faultOfType(name) : undefined);
    const line = text.slice(0, match.index).split('\n').length;
    return fault === undefined ? [] : [`${path}:${line} ${name} says ${fault}`];
  });

/** The glossary's words, in names of folders, files and declarations. */
export const glossary: Guard = {
  name: 'glossary words',
  check: (files) =>
    files
      .filter(({ path }) => isCode(path) && !path.includes('/verify/'))
      .flatMap((file) => [...inPath(file), ...inText(file)]),
};
