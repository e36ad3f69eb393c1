import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** A chat endpoint on this machine whose model obeys whatever stands in its facts. */
export interface NarratorEmulator {
  url: string;
  /** Requests answered. */
  readonly answered: number;
  /** How it answers from now on: `endless` never comes to an end, `failing` says nothing but that it failed. */
  mood: 'obedient' | 'endless' | 'failing';
  stop: () => Promise<void>;
}

interface Asked {
  id: string;
  text: string;
}

/**
 * Starts it. Of each fact it says what an instruction in it (`SAY[...]`) wants, else the fact as it is; and it
 * makes things up besides: a link, a name, another number, a sentence without a fact.
 */
export async function startNarrator(): Promise<NarratorEmulator> {
  let answered = 0;
  let mood: NarratorEmulator['mood'] = 'obedient';
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { messages } = JSON.parse(body) as { messages: { content: string }[] };
      const facts = JSON.parse(messages.at(-1)!.content) as Asked[];
      answered += 1;
      if (mood === 'failing') return void response.writeHead(503).end();
      if (mood === 'endless') return void pipeline(endless(), response).catch(() => undefined);
      const content = JSON.stringify({ sentences: [...facts.map(obey), ...makeUp(facts)] });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1/chat/completions`,
    get answered() {
      return answered;
    },
    get mood() {
      return mood;
    },
    set mood(next) {
      mood = next;
    },
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function* endless(): Generator<string> {
  for (;;) yield ' '.repeat(10_000);
}

function obey({ id, text: told }: Asked) {
  const wanted = /SAY\[([^\]]*)\]/.exec(told)?.[1];
  return { fact: id, text: wanted ?? told };
}

function makeUp(facts: readonly Asked[]) {
  const [first] = facts;
  if (first === undefined) return [];
  return [
    { fact: first.id, text: `${first.text} See https://made-up.example/help.` },
    { fact: first.id, text: `${first.text} Zorblax did it.` },
    { fact: first.id, text: first.text.replaceAll(/\d+/g, '7') },
    { fact: 'F0', text: 'Zorblax says that all is well.' },
  ];
}
