import { expect, test } from 'vitest';
import { readApiConfig } from './config.ts';

const url = 'postgresql://reader:secret@localhost/db';

test('demo logins are off unless said otherwise', () => {
  expect(readApiConfig({ NIGHTJAR_READER_DATABASE_URL: url }).isDemo).toBe(false);
  expect(readApiConfig({ NIGHTJAR_READER_DATABASE_URL: url, NIGHTJAR_DEMO: '1' }).isDemo).toBe(
    true,
  );
});

test('nothing is narrated unless an endpoint is named', () => {
  const env = { NIGHTJAR_READER_DATABASE_URL: url };
  expect(readApiConfig(env).narrator).toBeUndefined();
  const named = { ...env, NIGHTJAR_NARRATOR_URL: 'https://model.example/v1/chat/completions' };
  expect(readApiConfig(named).narrator).toMatchObject({ url: named.NIGHTJAR_NARRATOR_URL });
  expect(() => readApiConfig({ ...env, NIGHTJAR_NARRATOR_URL: 'file:///x' })).toThrow('NARRATOR');
});

test('what is wrong is named and never shown', () => {
  expect(() => readApiConfig({})).toThrow('NIGHTJAR_READER_DATABASE_URL');
  const wrong = { NIGHTJAR_READER_DATABASE_URL: url, NIGHTJAR_DEMO: 'secret' };
  expect(() => readApiConfig(wrong)).toThrow(/^Missing or not understood: NIGHTJAR_DEMO\.$/);
});
