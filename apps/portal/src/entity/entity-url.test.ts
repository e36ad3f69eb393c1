import { expect, test } from 'vitest';
import { entityUrl } from './entity-url.ts';

test.each([
  ['user:ana@x.example', '/t/acme/entities/user/ana%40x.example'],
  ['role:arn:aws:iam::1:role/a', '/t/acme/entities/role/arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa'],
  ['user:../../acme', '/t/acme/entities/user/..%2F..%2Facme'],
])('the page of %s is %s', (key, url) => {
  expect(entityUrl('acme', key)).toBe(url);
});
