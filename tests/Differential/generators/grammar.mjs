// Random documents as lists of tokens, made by the grammar alone: no schema knows their names.

const names = [
  'a', 'b', 'on', 'id', 'type', 'query', 'true', 'false', 'null', 'fragment', 'input', 'extend', 'repeatable',
  'implements', 'directive', 'schema', 'T', 'Ünicode'.slice(1), '__typename', '_1', 'mutation', 'enum', 'QUERY',
  'aNameLongEnoughToMakeLinesBreak', 'anotherNameOfThatKindAndEvenLonger',
];
const locations = [
  'QUERY', 'FIELD', 'SCHEMA', 'OBJECT', 'ENUM_VALUE', 'VARIABLE_DEFINITION', 'INPUT_FIELD_DEFINITION',
  'DIRECTIVE_DEFINITION', 'FRAGMENT_VARIABLE_DEFINITION', 'toString', 'NOWHERE', 'field',
];
const numbers = [
  '0', '1', '-1', '-0', '123', '1.5', '-1.5e10', '1E+3', '0.0', '1e50', '00', '01', '1.', '.5', '1.e1', '1e', '-',
  '0x1', '1a', '1.2.3', '1_0', '--1', '+1', '1e1.5', '9007199254740993',
];
const strings = [
  '""', '"a"', '"\\n\\t\\"\\\\\\/\\b\\f\\r"', '"\\u0041"', '"\\u{1F600}"', '"\\uD83D\\uDE00"', '"\\uD83D"',
  '"\\uDE00"', '"\\u{D800}"', '"\\u{}"', '"\\u{110000}"', '"\\u{000000041}"', '"\\u{00000041}"', '"\\uD83Dx"',
  '"\\u12"', '"\\x"', '"\\u{12G}"', '"\\u00zz"', '"\\uD83D\\u0041"', '"\u{1F600}\\z"', '"é𝒳"', '"\\u{0}"',
  '"""a"""', '""""""', '"""\n  a\n    b\n  c\n"""', '"""\\""" \\" " "" """', '"""\r\n a\r b\n"""', '"""a\\"""',
  '"""\n\n  é𝒳\n\t\n"""', '""" a\n  b"""', '"tab\there"', '"\u0000"', '"\u007f\u0080"', '"open', '"""open',
  '"a\nb"', '"\\', '"""\u2028 x\u2028"""', '"\\u{1F600"',
  '"a line of more than seventy characters, which a printer puts on a line of its own"', '"\\u0000\\u007f\\u009f\\u00a0"',
  '"""a line of more than seventy characters, which a printer puts on a line of its own"""', '"""\n    deep\n  less\n"""',
  '"""a """', '"""\\""""""', '""" lead"""', '"""\ttab\n\tb"""', '"""\n\n"""', '"""x\\\\"""', '"""\u0007"""',
];

export class Grammar {
  constructor(random) {
    this.random = random;
  }

  document() {
    const { random } = this;
    return random.many(1, 3, () => this.definition()).flat();
  }

  definition() {
    return this.random.chance(0.6) ? this.executable() : this.typeSystem();
  }

  executable() {
    const { random } = this;
    if (random.chance(0.3)) {
      return this.selectionSet(0);
    }

    const description = this.description(0.15);
    if (random.chance(0.35)) {
      return [...description, 'fragment', this.name(), 'on', this.name(), ...this.directives(0.2), ...this.selectionSet(0)];
    }

    return [
      ...description, random.pick(['query', 'query', 'mutation', 'subscription']),
      ...this.optional(0.6, () => [this.name()]), ...this.optional(0.4, () => this.variables()),
      ...this.directives(0.2), ...this.selectionSet(0),
    ];
  }

  variables() {
    const definitions = this.random.many(1, 3, () => [
      ...this.description(0.1), '$', this.name(), ':', ...this.type(), ...this.optional(0.3, () => ['=', ...this.value(0, true)]),
      ...this.directives(0.15),
    ]);
    return ['(', ...definitions.flat(), ')'];
  }

  selectionSet(depth) {
    const { random } = this;
    const least = random.chance(0.05) ? 0 : 1;
    return ['{', ...random.many(least, depth > 2 ? 1 : 3, () => this.selection(depth)).flat(), '}'];
  }

  selection(depth) {
    const { random } = this;
    const kind = random.next();
    if (kind < 0.12) {
      return ['...', random.pick(['F', 'a', 'b', 'on']), ...this.directives(0.2)];
    }

    if (kind < 0.24 && depth < 3) {
      return ['...', ...this.optional(0.6, () => ['on', this.name()]), ...this.directives(0.2), ...this.selectionSet(depth + 1)];
    }

    return [
      ...this.optional(0.2, () => [this.name(), ':']), this.name(), ...this.optional(0.3, () => this.arguments()),
      ...this.directives(0.15), ...this.optional(depth < 3 ? 0.3 : 0, () => this.selectionSet(depth + 1)),
    ];
  }

  arguments(isConst = false) {
    return ['(', ...this.random.many(1, 2, () => [this.name(), ':', ...this.value(0, isConst)]).flat(), ')'];
  }

  directives(probability, isConst = false) {
    const { random } = this;
    return random.chance(probability)
      ? random.many(1, 2, () => ['@', this.name(), ...this.optional(0.3, () => this.arguments(isConst))]).flat()
      : [];
  }

  value(depth, isConst = false) {
    const { random } = this;
    if (isConst && random.chance(0.97)) {
      // A variable is a mistake here, so it comes seldom.
      const value = this.value(depth);
      return value.includes('$') ? ['1'] : value;
    }

    switch (random.below(depth > 2 ? 5 : 8)) {
      case 0: return [random.chance(0.85) ? random.pick(numbers.slice(0, 10)) : random.pick(numbers)];
      case 1: return [random.chance(0.7) ? random.pick(strings.slice(0, 6)) : random.pick(strings)];
      case 2: return ['$', this.name()];
      case 3: case 4: return [this.name()];
      case 5: return ['[', ...random.many(0, 3, () => this.value(depth + 1)).flat(), ']'];
      default: return ['{', ...random.many(0, 2, () => [this.name(), ':', ...this.value(depth + 1)]).flat(), '}'];
    }
  }

  type(depth = 0) {
    const { random } = this;
    const inner = depth < 3 && random.chance(0.3) ? ['[', ...this.type(depth + 1), ']'] : [this.name()];
    return random.chance(0.3) ? [...inner, '!'] : inner;
  }

  typeSystem() {
    const { random } = this;
    const head = random.chance(0.25) ? ['extend'] : this.description(0.3);
    switch (random.below(8)) {
      case 0:
        return [...head, 'schema', ...this.directives(0.3, true), ...this.optional(0.9, () => this.roots())];
      case 1:
        return [...head, 'scalar', this.name(), ...this.directives(0.4, true)];
      case 2:
      case 3:
        return [
          ...head, random.pick(['type', 'interface']), this.name(), ...this.implemented(), ...this.directives(0.2, true),
          ...this.optional(0.8, () => this.fields()),
        ];
      case 4:
        return [...head, 'union', this.name(), ...this.directives(0.2, true), ...this.optional(0.8, () => ['=', ...this.separated('|')])];
      case 5:
        return [...head, 'enum', this.name(), ...this.directives(0.2, true), ...this.optional(0.8, () => this.enumValues())];
      case 6:
        return [...head, 'input', this.name(), ...this.directives(0.2, true), ...this.optional(0.8, () => ['{', ...this.inputs(), '}'])];
      default:
        return [
          ...head, 'directive', '@', this.name(), ...this.optional(0.4, () => ['(', ...this.inputs(), ')']),
          ...this.directives(0.2, true), ...this.optional(0.3, () => ['repeatable']), ...this.optional(0.9, () => ['on', ...this.locations()]),
        ];
    }
  }

  roots() {
    const { random } = this;
    return ['{', ...random.many(random.chance(0.05) ? 0 : 1, 3, () => [
      random.pick(['query', 'mutation', 'subscription', 'query', 'other']), ':', this.name(),
    ]).flat(), '}'];
  }

  implemented() {
    return this.optional(0.3, () => ['implements', ...this.separated('&')]);
  }

  separated(separator) {
    const { random } = this;
    const list = random.many(1, 3, () => [this.name(), separator]).flat();
    list.pop();
    return [...this.optional(0.2, () => [separator]), ...list];
  }

  locations() {
    const { random } = this;
    const list = random.many(1, 3, () => [random.chance(0.9) ? random.pick(locations.slice(0, 9)) : random.pick(locations), '|']).flat();
    list.pop();
    return [...this.optional(0.2, () => ['|']), ...list];
  }

  fields() {
    const { random } = this;
    return ['{', ...random.many(random.chance(0.05) ? 0 : 1, 3, () => [
      ...this.description(0.2), this.name(), ...this.optional(0.3, () => ['(', ...this.inputs(), ')']), ':', ...this.type(),
      ...this.directives(0.15, true),
    ]).flat(), '}'];
  }

  inputs() {
    return this.random.many(this.random.chance(0.05) ? 0 : 1, 2, () => [
      ...this.description(0.2), this.name(), ':', ...this.type(), ...this.optional(0.3, () => ['=', ...this.value(0, true)]),
      ...this.directives(0.15, true),
    ]).flat();
  }

  enumValues() {
    const { random } = this;
    return ['{', ...random.many(1, 3, () => [...this.description(0.2), this.name(), ...this.directives(0.15, true)]).flat(), '}'];
  }

  description(probability) {
    return this.optional(probability, () => [this.random.pick(this.random.pick([strings.slice(0, 6), strings.slice(22, 27), strings.slice(-11)]))]);
  }

  name() {
    return this.random.pick(names);
  }

  optional(probability, make) {
    return this.random.chance(probability) ? make() : [];
  }

  /** Any token, also one that no document may hold. */
  token() {
    const { random } = this;
    switch (random.below(4)) {
      case 0: return random.pick(['!', '$', '&', '(', ')', '...', ':', '=', '@', '[', ']', '{', '|', '}', '..', '.', '?', '\'', ';', '%', '#']);
      case 1: return random.pick(numbers);
      case 2: return random.pick(strings);
      default: return this.name();
    }
  }
}

const gaps = [' ', ' ', ' ', '\n', '\r\n', '\r', '\t', ',', ' , ', '\uFEFF', '# note\n', '#é𝒳"""\r', '\n\n  ', '#\r\n', '# "\u0000\n'];

/** Writes tokens with random gaps; without a gap they may grow together, which is a test too. */
export function write(random, tokens) {
  const tidy = random.chance(0.5);
  let text = random.chance(0.05) ? '\uFEFF' : '';
  for (const token of tokens) {
    text += token;
    text += tidy ? random.pick([' ', ' ', '\n']) : random.chance(0.03) ? '' : random.pick(gaps);
  }

  return random.chance(0.05) ? `${text}# end` : text;
}
