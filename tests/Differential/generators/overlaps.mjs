// Documents of many fragments that select the same few response names: the rule that fields can be merged is the only
// one that matters here.

const sdl = `
interface Node { id: ID! name: String size: Int next: Node many: [Node] }
interface Other { id: ID! size: Float! next: Other }
type A implements Node { id: ID! name: String size: Int next: A many: [Node] kind(of: Int, all: [Int]): String any: Any }
type B implements Node { id: ID! name: String! size: Int next: Node many: [B] kind(of: Int, all: [Int]): [String] }
type C implements Other { id: ID! name: [String] size: Float! next: C many: [C!]! kind: String! }
union Any = A | B | C
type Query { a: A b: B c: C node: Node other: Other any: Any nodes: [Node] }
directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD
`;
const composite = ['A', 'B', 'C', 'Node', 'Other', 'Any'];
const fields = {
  Query: { a: 'A', b: 'B', c: 'C', node: 'Node', other: 'Other', any: 'Any', nodes: 'Node' },
  A: { id: '', name: '', size: '', next: 'A', many: 'Node', kind: '', any: 'Any' },
  B: { id: '', name: '', size: '', next: 'Node', many: 'B', kind: '' },
  C: { id: '', name: '', size: '', next: 'C', many: 'C', kind: '' },
  Node: { id: '', name: '', size: '', next: 'Node', many: 'Node' },
  Other: { id: '', size: '', next: 'Other' },
  Any: { __typename: '' },
};

/** One case. */
export function makeOverlap(random) {
  const count = random.between(2, 7);
  const types = Array.from({ length: count }, () => random.pick(composite));
  const difference = random.pick([0.02, 0.1, 0.3]);
  const selectionSet = (type, depth, least) => `{ ${random.many(1, 4, () => selection(type, depth, least)).join(' ')} }`;
  const selection = (type, depth, least) => {
    const kind = random.next();
    if (kind < 0.35) {
      const fitting = types.map((_, i) => i).filter((i) => i > least || random.chance(0.02));
      if (fitting.length > 0 && type !== 'Query') {
        return `...F${random.pick(fitting)}`;
      }
    }

    if (kind < 0.55 && depth > 0) {
      const condition = type === 'Query' ? undefined : random.pick([undefined, ...composite]);
      return `... ${condition ? `on ${condition} ` : ''}${selectionSet(condition ?? type, depth - 1, least)}`;
    }

    const choices = Object.entries(fields[type]);
    const inner = depth > 0 ? choices : choices.filter(([, to]) => to === '');
    const [name, to] = inner.length > 0 ? random.pick(inner) : ['__typename', ''];
    const alias = random.chance(difference) ? `${random.pick(['id', 'x', 'name', 'next'])}: ` : '';
    const args = name === 'kind' && type !== 'C' && random.chance(0.5) ? random.pick(['(of: 1)', '(of: 2)', '(all: [1, 2])', '(all: [1], of: 1)', '(of: 1, all: [1])']) : '';
    const stream = (name === 'many' || name === 'nodes') && random.chance(difference / 4) ? random.pick([' @stream', ' @stream(initialCount: 1)']) : '';
    return `${alias}${name}${args}${stream}${to ? ` ${selectionSet(to, depth - 1, least)}` : ''}`;
  };
  const fragments = types.map((type, i) => `fragment F${i} on ${type} ${selectionSet(type, random.between(0, 2), i)}`);
  const spreads = types.map((_, i) => `any { ...F${i} }`).join(' ');
  const operation = `{ ${random.many(1, 3, () => selection('Query', 3, -1)).join(' ')} ${random.chance(0.7) ? spreads : ''} }`;
  return { mode: 'validate', sdl, query: [operation, ...fragments].join('\n') };
}
