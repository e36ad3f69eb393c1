import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entityKeyOf } from './entity-key-of.ts';
import { homeAddressOf } from './home-address.ts';

it.each([
  ['ana_home.example#EXT#@here.example', 'ana@home.example'],
  ['ANA_Home.Example#ext#@here.onmicrosoft.example', 'ANA@Home.Example'],
  ['ana_maria_ruiz_home.example#EXT#@here.example', 'ana_maria_ruiz@home.example'],
  ['i:0#.f|membership|ana_home.example#ext#@here.example', 'ana@home.example'],
  ['i:0#.f|membership|ana@here.example', 'ana@here.example'],
  ['urn:spo:guest#ana@home.example', 'ana@home.example'],
  ['i:0#.f|membership|urn%3aspo%3aguest#ana@home.example', 'ana@home.example'],
  ['live.com#ana@home.example', 'ana@home.example'],
])('%s is of %s', (name, address) => {
  expect(homeAddressOf(name)).toBe(address);
});

it.each([
  'ana@here.example',
  'ana_home.example@here.example',
  'a#b@here.example',
  // Somebody of the directory's own, named so by hand: he does not become a colleague.
  'boss_here.example#EXT#@here.example',
  'boss_HERE.example#EXT#@here.example',
  'anyone#boss@here.example',
  'nobody#EXT#@here.example',
  '_home.example#EXT#@here.example',
  'ana_home#EXT#@here.example',
  'a b_home.example#EXT#@here.example',
  'ana_home.example#EXT#@here.example@there.example',
  'urn:spo:anon#0e55f1c5',
  'i:0h.f|membership|100320019a3c@live.com',
  `${'a'.repeat(400)}_home.example#EXT#@here.example`,
  '',
])('%j is what it says', (name) => {
  expect(homeAddressOf(name)).toBeUndefined();
});

it('every guest is of the address that he was invited by, and that is of nobody else', () => {
  const local = fc.stringMatching(/^[a-z0-9](?:[a-z0-9._-]{0,20}[a-z0-9])?$/);
  const domain = fc.stringMatching(/^[a-z0-9]{1,8}-?[a-z0-9]{1,8}\.[a-z]{2,5}$/);
  fc.assert(
    fc.property(local, domain, (name, home) => {
      const address = `${name}@${home}`;
      const guest = `${name}_${home}#EXT#@tenant.onmicrosoft.example`;
      expect(homeAddressOf(guest)).toBe(address);
      expect(homeAddressOf(address)).toBeUndefined();
      expect(entityKeyOf(guest)).toBe(entityKeyOf(address));
      expect(entityKeyOf(`user:${guest}`)).toBe(`user:${address}`);
    }),
  );
});

it('a long hostile name costs no time to speak of', () => {
  const name = `${'_a.a'.repeat(79)}#ext#`;
  const start = process.cpuUsage().user;
  for (let time = 0; time < 1_000; time += 1) expect(homeAddressOf(name)).toBeUndefined();
  expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
});
