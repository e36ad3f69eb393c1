import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { deriveTrixieSources } from './trixie-sources.ts';

let etc = '';
afterEach(() => rmSync(etc, { recursive: true, force: true }));

const bookworm = 'ID=debian\nVERSION_CODENAME=bookworm\n';

const derive = (files: Record<string, string>, release = bookworm) => {
  etc = mkdtempSync(join(tmpdir(), 'nightjar-etc-'));
  for (const [name, text] of Object.entries({ ...files, 'os-release': release })) {
    mkdirSync(dirname(join(etc, name)), { recursive: true });
    writeFileSync(join(etc, name), text);
  }
  return deriveTrixieSources(etc);
};

const stanzas = `# the archive
Types: deb deb-src
# kept by hand
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
`;

test("a stanza keeps the machine's mirror and keys and asks for trixie's main only", () => {
  expect(derive({ 'apt/sources.list.d/debian.sources': stanzas })).toEqual({
    name: 'trixie.sources',
    text: `Types: deb
URIs: http://mirror.example/debian
Suites: trixie
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`,
  });
});

test('the one-line form keeps its options', () => {
  const list = `deb-src http://mirror.example/debian bookworm main
# deb http://old.example/debian bookworm main
deb http://mirror.example/security bookworm-security main
deb [arch=amd64 signed-by=/k.gpg] http://mirror.example/debian bookworm main non-free
`;
  expect(derive({ 'apt/sources.list': list })).toEqual({
    name: 'trixie.list',
    text: 'deb [arch=amd64 signed-by=/k.gpg] http://mirror.example/debian trixie main\n',
  });
});

test("another vendor's list with Debian's codename but without main is left alone", () => {
  const list = 'deb https://vendor.example/apt bookworm stable\n';
  expect(derive({ 'apt/sources.list.d/vendor.list': list })).toBeUndefined();
});

test('a disabled stanza is left alone', () => {
  const text = stanzas.replace('Components: main contrib', 'Components: main\nEnabled: no');
  expect(derive({ 'apt/sources.list.d/debian.sources': text })).toBeUndefined();
});

test('a system that is not Debian gets nothing from Debian', () => {
  const list = 'deb http://mirror.example/ubuntu jammy main\n';
  const release = 'ID=ubuntu\nVERSION_CODENAME=jammy\n';
  expect(derive({ 'apt/sources.list': list }, release)).toBeUndefined();
});

test('a machine without sources gets nothing', () => {
  expect(derive({})).toBeUndefined();
});
