import type { FactToNarrate, Narrated } from '@nightjar/core';
import { z } from 'zod';

/** An endpoint that speaks as OpenAI's chat completions do. */
export interface NarratorEndpoint {
  url: string;
  model: string;
  key?: string | undefined;
}

const timeoutMs = 20_000;
const answerBytesMax = 100_000;

const instructions = `You rewrite facts of a security incident as fluent plain English. Each fact has an id and
a text; tokens such as «1» stand for values and stay as they are. Say each fact once, in the same sense, with all
of its tokens. Add nothing. Answer as JSON: {"sentences":[{"fact":"F1","text":"..."}]}`;

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});
const narration = z.object({
  sentences: z.array(z.object({ fact: z.string(), text: z.string() })).max(100),
});

/**
 * What a language model makes of the facts: text and nothing else, to be held to the facts by `guardNarration`.
 * Throws where the endpoint does not answer in its form or in time.
 */
export async function askNarrator(
  { key, model, url }: NarratorEndpoint,
  facts: readonly Pick<FactToNarrate, 'id' | 'text'>[],
): Promise<Narrated[]> {
  const told = facts.map(({ id, text }) => ({ id, text }));
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({
      model,
      temperature: 0,
      response_format: { type: 'json_object' },
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content: JSON.stringify(told) },
      ],
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`The narrator answered ${response.status}.`);
  const { choices } = completion.parse(JSON.parse(await readBounded(response)));
  return narration.parse(JSON.parse(choices[0]!.message.content)).sentences;
}

/** The answer, or a fault as soon as it is too long: one without an end is not waited for. */
async function readBounded({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > answerBytesMax) throw new Error('The narrator answered too much.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
