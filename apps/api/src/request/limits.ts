import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What one document may ask for. */
export const limits = {
  tokens: 1_500,
  depth: 10,
  aliases: 15,
  directives: 10,
  /** Fields, each as often as `first` of the lists around it says. */
  cost: 20_000,
};

const refuse = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'QUERY_TOO_LARGE' } });

/** Throws where the document has more tokens than allowed; before it is validated, which can be quadratic. */
export function limitTokens(document: DocumentNode): void {
  let count = 0;
  for (let token = document.loc?.startToken; token; token = token.next ?? undefined) count += 1;
  if (count > limits.tokens) throw refuse(`A query has at most ${limits.tokens} tokens.`);
}

interface Size {
  depth: number;
  aliases: number;
  directives: number;
  cost: number;
}

type Variables = Readonly<Record<string, unknown>>;

// A page of a connection when `first` is not given.
const firstDefault = 50;
const connections = new Set(['incidents', 'modelBreaches', 'events']);

const firstOf = (field: FieldNode, variables: Variables): number => {
  if (!connections.has(field.name.value)) return 1;
  const value = field.arguments?.find(({ name }) => name.value === 'first')?.value;
  const asked =
    value?.kind === Kind.VARIABLE
      ? variables[value.name.value]
      : value?.kind === Kind.INT
        ? Number(value.value)
        : undefined;
  return typeof asked === 'number' ? Math.max(1, Math.min(asked, 100)) : firstDefault;
};

// What one of these fields costs by itself: a document can ask for some once, for coverage a few times.
const heavy: Readonly<Record<string, number>> = {
  previewExclusion: 12_000,
  whyNot: 12_000,
  narration: 12_000,
  coverage: 1_000,
  eventFacets: 3_000,
};

// Asking what the schema is costs little, and goes deep.
const isMeta = (name: string): boolean => name.startsWith('__');

/**
 * Measures with fragments spread, each measured once; cycles must have been refused. Aliases count where
 * they stand after spreading, so that a fragment does not hide them.
 */
class Measure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Variables;
  readonly #measured = new Map<string, Size>();

  constructor(document: DocumentNode, variables: Variables) {
    this.#variables = variables;
    this.#fragments = new Map(
      document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
      ),
    );
  }

  of(selections: SelectionSetNode | undefined): Size {
    const total: Size = { depth: 0, aliases: 0, directives: 0, cost: 0 };
    for (const selection of selections?.selections ?? []) {
      const size =
        selection.kind === Kind.FIELD
          ? this.#field(selection)
          : selection.kind === Kind.FRAGMENT_SPREAD
            ? this.#fragment(selection.name.value)
            : this.of(selection.selectionSet);
      total.depth = Math.max(total.depth, size.depth);
      total.aliases += size.aliases;
      total.directives += size.directives + (selection.directives?.length ?? 0);
      total.cost += size.cost;
    }
    return total;
  }

  #field(field: FieldNode): Size {
    const aliases = field.alias ? 1 : 0;
    if (isMeta(field.name.value)) return { depth: 1, aliases, directives: 0, cost: 1 };
    const within = this.of(field.selectionSet);
    return {
      depth: 1 + within.depth,
      aliases: aliases + within.aliases,
      directives: within.directives,
      cost: (heavy[field.name.value] ?? 1) + within.cost * firstOf(field, this.#variables),
    };
  }

  #fragment(name: string): Size {
    const known = this.#measured.get(name);
    if (known) return known;
    const size = this.of(this.#fragments.get(name)?.selectionSet);
    this.#measured.set(name, size);
    return size;
  }
}

/** Throws where an operation of the validated document asks for too much. */
export function limitSize(document: DocumentNode, variables: Variables): void {
  const measure = new Measure(document, variables);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = measure.of(definition.selectionSet);
    for (const name of ['depth', 'aliases', 'directives', 'cost'] as const) {
      if (size[name] > limits[name])
        throw refuse(
          `The ${name} of a query is at most ${limits[name]}; this one's is ${size[name]}.`,
        );
    }
  }
}
