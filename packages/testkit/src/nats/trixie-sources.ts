import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const suiteWanted = 'trixie';

const readIfThere = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const withoutComments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n');

/** `deb [options] uri suite component...` lines of the named suite, for trixie. */
export const trixieLines = (text: string, codename: string): string[] =>
  withoutComments(text)
    .split('\n')
    .flatMap((line) => {
      const found = /^\s*deb\s+(\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+(.*)$/.exec(line);
      const [, options = '', uri, suite, components = ''] = found ?? [];
      const isMain = suite === codename && components.split(/\s+/).includes('main');
      return isMain ? [`deb ${options}${uri} ${suiteWanted} main`] : [];
    });

/** Stanzas of the named suite (the deb822 form), for trixie; mirror and keys stay as they are. */
export const trixieStanzas = (text: string, codename: string): string[] =>
  withoutComments(text)
    .split(/\n\s*\n/)
    .flatMap((stanza) => {
      const fieldOf = (name: string) =>
        new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(stanza)?.[1]?.trim().split(/\s+/) ?? [];
      const isOurs =
        fieldOf('Types').includes('deb') &&
        fieldOf('Suites').includes(codename) &&
        fieldOf('Components').includes('main') &&
        !fieldOf('Enabled').includes('no');
      if (!isOurs) return [];
      const changed = stanza
        .replace(/^Types:.*$/im, 'Types: deb')
        .replace(/^Suites:.*$/im, `Suites: ${suiteWanted}`)
        .replace(/^Components:.*$/im, 'Components: main');
      return [changed.trim()];
    });

/** An apt sources file for Debian trixie from this machine's own mirror; undefined where it is not Debian. */
export const deriveTrixieSources = (etc = '/etc'): { name: string; text: string } | undefined => {
  const release = readIfThere(join(etc, 'os-release'));
  const codename = /^VERSION_CODENAME=(\w+)/m.exec(release)?.[1];
  if (!/^ID=debian$/m.test(release) || codename === undefined) return undefined;
  const folder = join(etc, 'apt', 'sources.list.d');
  let names: string[] = [];
  try {
    names = readdirSync(folder).sort();
  } catch {
    // No such folder: everything stands in sources.list.
  }
  const textOf = (ending: string) =>
    names.filter((name) => name.endsWith(ending)).map((name) => readIfThere(join(folder, name)));

  const stanzas = textOf('.sources').flatMap((text) => trixieStanzas(text, codename));
  if (stanzas[0] !== undefined) return { name: 'trixie.sources', text: `${stanzas[0]}\n` };
  const listed = [readIfThere(join(etc, 'apt', 'sources.list')), ...textOf('.list')];
  const lines = listed.flatMap((text) => trixieLines(text, codename));
  return lines[0] === undefined ? undefined : { name: 'trixie.list', text: `${lines[0]}\n` };
};
