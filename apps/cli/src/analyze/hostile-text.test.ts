import { afterAll, expect, it } from 'vitest';
import { lines, makeFolder, run, signIn } from '../cli.fixture.ts';
import { harmless, harmlessJson } from './harmless.ts';

const { write, end } = makeFolder();
afterAll(end);

const clear = '\u001b[2J\u001b]0;owned\u0007';
const nasty = `${clear}\u009b31m\u202egpj.exe\u2066\u200b\u2028\ud800`;
const steering = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** A takeover whose every name is hostile: it ends in an incident that shows them all. */
const takeover = (): object[] => {
  const user = `victim${nasty}@borealis.example`;
  const consent = signIn(5, {
    Operation: 'Consent to application.',
    RecordType: 8,
    UserId: user,
    Target: [{ ID: `Perfect${nasty}Data`, Type: 1 }],
    ModifiedProperties: [
      { Name: 'ServicePrincipal.AppId', NewValue: 'ff8d92dc-3d82-41d6-bcbd-b9174d163620' },
      { Name: 'ConsentAction.Permissions', NewValue: '[] => [[Scope: Mail.Read]];' },
    ],
  });
  const rule = signIn(6, {
    Operation: 'New-InboxRule',
    RecordType: 1,
    Workload: 'Exchange',
    UserId: user,
    Parameters: [
      { Name: 'Name', Value: nasty },
      { Name: 'MoveToFolder', Value: `RSS${nasty}` },
    ],
  });
  return [signIn(1, { UserId: user }), consent, rule];
};

it('the text for a person holds no character that a terminal obeys', async () => {
  const path = write('hostile.jsonl', lines(...takeover(), `{"${nasty}": 1}`));
  const { code, out } = await run(['analyze', path]);
  expect(code).toBe(1);
  expect(out).toContain('Perfect\\u{1b}[2J');
  expect(out.replaceAll('\n', '')).not.toMatch(steering);
  // The control: what was said holds them.
  expect(nasty).toMatch(steering);
});

it('an outsider cannot begin a line of his own', async () => {
  const forged = signIn(1, { Operation: undefined, 'x\nCRITICAL  INC-000000  forged': 1 });
  const { out } = await run(['analyze', write('forged.jsonl', lines(forged, signIn(2)))]);
  expect(out).not.toMatch(/^CRITICAL/m);
});

it('the document says what was said, and no terminal obeys it either', async () => {
  const path = write('hostile.jsonl', lines(...takeover()));
  const { out } = await run(['analyze', '--json', path]);
  expect(out.trimEnd()).not.toMatch(steering);
  const { entities } = JSON.parse(out) as { entities: { name: string }[] };
  expect(entities.some(({ name }) => name.includes(clear))).toBe(true);
});

it('a name of a file is as hostile as any other', async () => {
  const { code, error } = await run(['analyze', `/nowhere/${clear}`]);
  expect(code).toBe(2);
  expect(error.replaceAll('\n', '')).not.toMatch(steering);
});

it('harmless text is shown as it is; harmless JSON means the same', () => {
  const plain = 'Zo\u00eb \u4f60\u597d \ud83d\udc26 \u201cname\u201d';
  expect(harmless(plain)).toBe(plain);
  expect(harmless('a\u001bb\nc')).toBe('a\\u{1b}b\\u{a}c');
  const value = { text: `${nasty}${plain}\u{e0041}` };
  expect(JSON.parse(harmlessJson(value))).toEqual(value);
});
