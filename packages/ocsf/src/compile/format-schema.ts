import type { OcsfSchema } from './schema.ts';

/** The schema as it ships: one definition a line, so that a new release can be read as a difference. */
export function formatSchema({ $defs, ...head }: OcsfSchema): string {
  const lines = Object.entries(head).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)},`,
  );
  const definitions = Object.entries($defs).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join('\n')}\n"$defs": {\n${definitions.join(',\n')}\n}}\n`;
}
