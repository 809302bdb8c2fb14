// Type systems in SDL: right ones with extensions, descriptions and directives, and ones with mistakes against each rule.

const scalars = ['Int', 'Float', 'String', 'Boolean', 'ID'];
const locations = [
  'QUERY', 'MUTATION', 'SUBSCRIPTION', 'FIELD', 'FRAGMENT_DEFINITION', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT', 'VARIABLE_DEFINITION', 'SCHEMA',
  'SCALAR', 'OBJECT', 'FIELD_DEFINITION', 'ARGUMENT_DEFINITION', 'INTERFACE', 'UNION', 'ENUM', 'ENUM_VALUE', 'INPUT_OBJECT',
  'INPUT_FIELD_DEFINITION', 'DIRECTIVE_DEFINITION', 'FRAGMENT_VARIABLE_DEFINITION',
];
const fieldNames = ['id', 'name', 'a', 'b', 'next', 'toString', 'constructor'];
const descriptions = [
  '"text"', '"""block"""', '"""\n  two\n  lines\n"""', '""', '"quote \\" and \\\\"', '"""ends with quote" """', '"""\n    deep\n  less\n"""',
  '" leading space"', '""' + '"two\n\nparagraphs""' + '"', '"bell \\u0007"', '"\\n blank first"', '"blank last\\n"', '"  a\\n  b"', '"é😀"', '"line\\nbreak"', '"a text of more than seventy characters, which is put on a line of its own by printers"',
];

class SdlMaker {
  constructor(random, mistakes, applies) {
    this.random = random;
    this.mistakes = mistakes;
    this.applies = applies;
    const names = (prefix, least, most) => Array.from({ length: random.between(least, most) }, (_, i) => `${prefix}${i}`);
    this.scalars = names('S', 0, 2);
    this.enums = names('E', 1, 2);
    this.inputs = names('I', 1, 4);
    this.interfaces = names('N', 0, 3);
    this.objects = names('T', 1, 3);
    this.unions = names('U', 0, 2);
    this.directives = names('d', 0, 2).map((name) => ({
      name, repeatable: random.chance(0.3), locations: random.some(locations, 0.6).concat('FIELD_DEFINITION'), args: random.chance(0.4),
    }));
    // What an interface promises, its implementations repeat.
    this.promises = new Map(this.interfaces.map((name, i) => [name, this.fields(random.some([...fieldNames.slice(0, 5), `only${i}`], 0.4), i)]));
    this.oneOf = new Set(random.some(this.inputs, 0.25));
  }

  oops(weight = 1) {
    return this.random.chance(this.mistakes * weight);
  }

  document() {
    const { random } = this;
    const parts = [
      ...this.schema(),
      ...this.scalars.map((name) => `${this.describe()}scalar ${name}${this.applied('SCALAR')}${random.chance(0.2) ? ' @specifiedBy(url: "https://example.com")' : ''}`),
      ...this.enums.map((name) => this.enumType(name)),
      ...this.inputs.map((name, i) => this.inputType(name, i)),
      ...this.interfaces.map((name, i) => this.interfaceType(name, i)),
      ...this.objects.map((name) => this.objectType(name)),
      ...this.roots().map((name) => `${this.describe()}type ${name}${this.applied('OBJECT')} ${this.body(this.fields(['a', ...random.some(['b', 'id'], 0.4)]))}`),
      ...this.unions.map((name) => this.union(name)),
      ...this.directives.map((directive) => this.directive(directive)),
    ];
    while (random.chance(0.3)) {
      parts.push(this.extension());
    }

    while (this.oops(4)) {
      parts.push(this.blunder());
    }

    return this.shuffle(parts).join(random.pick(['\n', '\n\n', ' ']));
  }

  shuffle(parts) {
    const { random } = this;
    if (random.chance(0.5)) {
      return parts;
    }

    return parts.map((part) => [random.next(), part]).sort(([a], [b]) => a - b).map(([, part]) => part);
  }

  roots() {
    return this.rootNames;
  }

  schema() {
    const { random } = this;
    if (random.chance(0.6)) {
      this.rootNames = this.oops() ? ['Mutation'] : ['Query', ...random.some(['Mutation', 'Subscription'], 0.4)];
      return [];
    }

    this.rootNames = random.chance(0.5) ? ['Query'] : ['Root', 'Query'];
    const root = this.oops() ? random.pick([...this.interfaces, ...this.enums, 'Unknown']) : this.rootNames[0];
    const more = random.chance(0.3) ? ` mutation: ${this.oops() ? root : this.objects[0]}` : '';
    const again = this.oops() ? ' query: Query' : '';
    return [`${this.describe()}schema${this.applied('SCHEMA')} { ${this.oops() ? '' : `query: ${root}`}${more}${again} ${this.oops() ? 'subscription: T0' : ''} }`];
  }

  describe() {
    return this.random.chance(0.2) ? `${this.random.pick(descriptions)}\n` : '';
  }

  // Uses of directives; now and then one that is unknown, misplaced, repeated or wrongly given.
  applied(location) {
    const { random } = this;
    let text = '';
    for (const directive of this.applies ? this.directives : []) {
      if ((directive.locations.includes(location) || this.oops()) && random.chance(0.15)) {
        const args = directive.args ? random.pick(['', '(x: 1)', '(x: 2, y: "s")', '(y: null)']) : '';
        text += ` @${directive.name}${args}`;
        text += directive.repeatable && random.chance(0.3) ? ` @${directive.name}` : '';
      }
    }

    if (this.oops(0.5)) {
      text += random.pick([
        ' @unknown', ' @skip(if: true)', ' @deprecated', ' @deprecated(reason: 5)', ' @deprecated(reason: null)', ' @deprecated(why: "x")', ' @oneOf',
        ' @d0 @d0', ' @d0(z: 1)', ' @d0(x: 1, x: 2)', ' @specifiedBy', ' @specifiedBy(url: 1)', ' @d0(x: "no int")', ' @d0(x: { a: 1, a: 2 })',
        ' @deprecated(reason: "a") @deprecated', ' @specifiedBy(url: "a")', ' @defer', ' @include(if: 1)',
      ]);
    }

    return text;
  }

  deprecated(mayBe = true) {
    const { random } = this;
    return random.chance(mayBe ? 0.12 : this.mistakes * 0.5)
      ? random.pick([' @deprecated', ' @deprecated(reason: "old")', ' @deprecated(reason: "No longer supported")', ' @deprecated(reason: "")', ' @deprecated(reason: """block""")'])
      : '';
  }

  enumType(name) {
    const { random } = this;
    const values = random.many(this.oops() ? 0 : 1, 3, (i) => `${this.describe()}${this.oops() ? random.pick(['__X', 'V0', 'toString']) : `V${i}`}${this.applied('ENUM_VALUE')}${this.deprecated()}`);
    return `${this.describe()}enum ${name}${this.applied('ENUM')}${values.length > 0 ? ` { ${values.join(' ')} }` : ''}`;
  }

  inputType(name, index) {
    const { random } = this;
    const oneOf = this.oneOf.has(name);
    const names = random.some(fieldNames, 0.4);
    const fields = (names.length === 0 && !this.oops() ? ['a'] : names).map((field) => this.inputValue(field, 'INPUT_FIELD_DEFINITION', index, oneOf));
    if (this.oops()) {
      fields.push(random.pick(['a: Int', 'a: Int', '__x: Int', 'c: Query', 'c: Unknown', `c: ${name}!`, 'c: I0!', `c: ${name} = {}`, `c: ${name} = { c: {} }`]));
    }

    return `${this.describe()}input ${name}${oneOf ? ' @oneOf' : ''}${this.applied('INPUT_OBJECT')}${fields.length > 0 ? ` { ${fields.join(' ')} }` : ''}`;
  }

  inputValue(name, location, inputsBelow = this.inputs.length, oneOf = false) {
    const { random } = this;
    const type = oneOf && !this.oops() ? this.inputNamed(inputsBelow) : this.inputTypeText(inputsBelow);
    const value = random.chance(oneOf ? this.mistakes : 0.25) ? ` = ${this.literal(type)}` : '';
    const required = type.endsWith('!') && value === '';
    return `${this.describe()}${name}: ${type}${value}${this.applied(location)}${this.deprecated(!required)}`;
  }

  inputNamed(inputsBelow) {
    const { random } = this;
    const below = this.oops(2) ? this.inputs : this.inputs.slice(0, inputsBelow);
    const names = [...scalars, ...scalars, ...this.scalars, ...this.enums, ...below];
    return this.oops() ? random.pick([...this.objects, ...this.unions, 'Unknown', 'Strng', '__TypeKind']) : random.pick(names);
  }

  inputTypeText(inputsBelow) {
    const { random } = this;
    const named = this.inputNamed(inputsBelow);
    return random.pick([named, named, named, `${named}!`, `[${named}]`, `[${named}!]!`, `[[${named}]]`]);
  }

  literal(type) {
    const { random } = this;
    if (this.oops(3)) {
      return random.pick(['1', '"x"', 'null', '[null]', '{}', '{ a: 1 }', 'V0', 'NO', '[1, "a"]', 'true', '1.5', '9999999999', '{ zz: 1 }', '{ a: 1, a: 2 }']);
    }

    const bare = type.replace(/!$/, '');
    if (bare.startsWith('[')) {
      return random.chance(0.3) ? '[]' : `[${this.literal(bare.slice(1, -1))}]`;
    }

    const known = { Int: ['1', '-5'], Float: ['1', '1.50', '-2e3', '1e21'], String: ['"s"', '"""block"""', '"é\\n"'], Boolean: ['true'], ID: ['1', '"id"', '"12"', '007x'.slice(3) && '"x"'] }[bare];
    if (known) {
      return random.pick(known);
    }

    if (this.enums.includes(bare)) {
      return 'V0';
    }

    return this.inputs.includes(bare) ? random.pick(['{}', '{ a: null }', 'null']) : random.pick(['1', '{ k: [1, V] }', '"any"']);
  }

  outputTypeText() {
    const { random } = this;
    const names = [...scalars, ...this.scalars, ...this.enums, ...this.objects, ...this.interfaces, ...this.unions];
    const named = this.oops() ? random.pick([...this.inputs, 'Unknown', 'Itn']) : random.pick(names);
    return random.pick([named, named, `${named}!`, `[${named}]`, `[${named}!]!`]);
  }

  fields(names) {
    const { random } = this;
    return names.map((name) => ({
      name,
      type: this.outputTypeText(),
      args: random.chance(0.3) ? random.some(['x', 'y', 'id'], 0.5).map((arg) => this.inputValue(arg, 'ARGUMENT_DEFINITION')) : [],
      deprecated: this.deprecated(),
    }));
  }

  body(fields) {
    const { random } = this;
    const texts = fields.map((field) => {
      const args = [...field.args];
      if (this.oops(0.4)) {
        args.push(random.pick(['x: Int', 'extra: Int!', 'extra: Int', '__y: Int', 'z: Query', 'z: Int! @deprecated', 'z: Int = "s"']));
      }

      const type = this.oops(0.3) ? random.pick([`${field.type}!`, 'Int', field.type.replace(/!$/, ''), `[${field.type}]`]) : field.type;
      return `${this.describe()}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}: ${type.replace('!!', '!')}${this.applied('FIELD_DEFINITION')}${field.deprecated}`;
    });
    if (this.oops(0.5)) {
      texts.push(random.pick(['a: Int', '__f: Int', 'f: I0', 'f: Unknown', 'f(a: T0): Int']));
    }

    return texts.length > 0 ? `{ ${texts.join(' ')} }` : '';
  }

  /** Interfaces that fit together, each with all that it implements itself. */
  implemented(candidates) {
    const { random } = this;
    const chosen = [];
    const promised = new Map();
    for (const name of random.some(candidates, 0.4)) {
      const fields = this.promises.get(name);
      if (this.oops() || fields.every((field) => !promised.has(field.name))) {
        fields.forEach((field) => promised.set(field.name, field));
        chosen.push(name);
      }
    }

    return { chosen, promised: [...promised.values()].filter(() => !this.oops(0.5)) };
  }

  interfaceType(name) {
    const { random } = this;
    const fields = this.promises.get(name);
    const body = this.body(fields.length > 0 || this.oops() ? fields : (fields.push(...this.fields(['a'])), fields));
    const stray = this.oops() ? ` implements ${random.pick([...this.interfaces, ...this.objects, 'Unknown'])}` : '';
    return `${this.describe()}interface ${name}${stray}${this.applied('INTERFACE')} ${body}`;
  }

  objectType(name) {
    const { random } = this;
    const { chosen, promised } = this.implemented(this.interfaces);
    if (this.oops(0.5)) {
      chosen.push(random.pick([...this.interfaces, ...this.objects, ...this.unions, 'Unknown']));
    }

    const taken = new Set(promised.map((field) => field.name));
    const own = this.fields(random.some(['c', 'd', 'id'].filter((field) => !taken.has(field)), 0.4));
    const all = [...promised, ...own];
    const names = chosen.length > 0 ? ` implements ${chosen.join(' & ')}` : '';
    return `${this.describe()}type ${name}${names}${this.applied('OBJECT')} ${this.body(all.length > 0 || this.oops() ? all : this.fields(['c']))}`;
  }

  union(name) {
    const { random } = this;
    const members = random.some(this.objects, 0.6);
    const list = members.length > 0 || this.oops() ? members : [this.objects[0]];
    if (this.oops()) {
      list.push(random.pick([...this.objects, ...this.interfaces, ...this.unions, ...this.enums, 'Unknown', 'Int']));
    }

    return `${this.describe()}union ${name}${this.applied('UNION')}${list.length > 0 ? ` = ${list.join(' | ')}` : ''}`;
  }

  directive({ name, repeatable, locations: where, args }) {
    const { random } = this;
    const list = args ? `(${this.describe()}x: Int${random.chance(0.3) ? ' = 3' : ''}, y: String${this.applied('ARGUMENT_DEFINITION')}${this.deprecated()}${this.oops() ? ', z: Int!' : ''}${this.oops() ? ', x: Int' : ''})` : '';
    const applied = this.oops() ? this.applied('DIRECTIVE_DEFINITION') : '';
    const deprecated = random.chance(0.1) ? this.deprecated() : '';
    return `${this.describe()}directive @${name}${list}${applied}${deprecated}${repeatable ? ' repeatable' : ''} on ${[...new Set(where)].join(' | ')}`;
  }

  extension() {
    const { random } = this;
    const fresh = `x${random.below(1000)}`;
    return random.pick([
      `extend type ${random.pick(this.objects)} { ${fresh}: Int }`,
      `extend type ${random.pick(this.objects)}${this.applied('OBJECT') || ` { ${fresh}: String }`}`,
      `extend input ${random.pick(this.inputs)} { ${fresh}: Int }`,
      `extend enum ${random.pick(this.enums)} { ${fresh} }`,
      `extend schema${this.applied('SCHEMA') || ' { mutation: T0 }'}`,
      ...this.unions.map((name) => `extend union ${name} = ${random.pick(this.objects)}`),
      ...this.scalars.map((name) => `extend scalar ${name}${this.applied('SCALAR') || ' @specifiedBy(url: "u")'}`),
      ...this.interfaces.slice(0, this.oops() ? 1 : 0).map((name) => `extend interface ${name} { ${fresh}: Int }`),
      ...this.directives.map(({ name }) => `extend directive @${name} @deprecated(reason: "gone")`),
    ]);
  }

  blunder() {
    const { random } = this;
    return random.pick([
      'type T0 { a: Int }', 'extend type Unknown { a: Int }', 'extend type E0 { a: Int }', 'extend union T0 = T0', 'schema { query: Query }',
      'schema { query: T0 query: T0 }', 'type __Reserved { a: Int }', 'directive @__d on FIELD', 'directive @d0 on FIELD', 'scalar S0',
      'scalar Int', 'type Query { a: Int }', 'enum E0 { A A }', 'enum E9 { A } extend enum E9 { A }', 'type T9 { a: Int a: Int }',
      'type T9 { f(a: Int, a: Int): Int }', 'input I9 { a: Int } extend input I9 { a: Int }', 'interface N9 implements N9 { a: Int }',
      'interface N8 implements N9 { a: Int } interface N9 implements N8 { a: Int }', 'type T9 implements N9 { a: Int } interface N9 { a: String }',
      'type T9 implements N9 { a: Int } interface N9 { a: Int b: Int }', 'type T9 implements N9 { a: Int! } interface N9 { a: Int }',
      'type T9 implements N9 { a(x: Int!): Int } interface N9 { a: Int }', 'type T9 implements N9 { a(x: Int): Int } interface N9 { a(x: Int!): Int }',
      'type T9 implements N9 & N9 { a: Int } interface N9 { a: Int }', 'type T9 implements N8 { a: Int } interface N8 implements N9 { a: Int } interface N9 { a: Int }',
      'type T9 implements N9 { a: Int @deprecated } interface N9 { a: Int }', 'input I9 { a: I9! }', 'input I9 { a: I8! } input I8 { b: I9! }',
      'input I9 { a: [I9!]! }', 'input I9 @oneOf { a: I9 }', 'input I9 @oneOf { a: I9 b: Int }', 'input I9 @oneOf { a: Int! }', 'input I9 @oneOf { a: Int = 1 }',
      'input I9 { a: I9 = {} }', 'input I9 { a: I8 = {} } input I8 { b: I9 = {} }', 'input I9 { a: I9 = { a: null } }', 'input I9 { a: Int! @deprecated }',
      'input I9 { a: Int! = 1 @deprecated }', 'union U9', 'type T9', 'type T9 implements N9 interface N9 { a: Int }', 'input I9', 'enum E9', 'interface N9',
      'union U9 = T0 | T0', 'union U9 = T0 extend union U9 = T0', 'directive @d9(x: Int @d9) on ARGUMENT_DEFINITION', 'directive @d9(x: I9) on INPUT_OBJECT input I9 @d9 { a: Int }',
      'directive @skip on FIELD', 'directive @deprecated(reason: Int) on FIELD_DEFINITION', 'directive @d9(x: T0) on FIELD', 'directive @d9(x: Int! @deprecated) on FIELD',
      '{ a }', 'query { a }', 'fragment F on T0 { a }', 'extend schema { query: T0 }', 'extend schema { subscription: Unknown }', 'input I9 { a: [Int!] = [null] }',
      'input I9 { a: Float = 1, b: ID = 1, c: Any9 = { x: V } } scalar Any9', 'extend directive @unknown @deprecated', 'extend directive @skip @deprecated', 'extend scalar Int @specifiedBy(url: "x")',
      'directive @specifiedBy(url: String!) on SCALAR', 'directive @oneOf on INPUT_OBJECT', 'directive @d9 on FIELD | FIELD', 'type String { a: Int }', 'enum __TypeKind { A }',
      'type T9 implements N9 { a: T9 } interface N9 { a: N9 }', 'type T9 implements N9 { a: [T9!]! } interface N9 { a: [N9] }', 'type T9 implements N9 { a: T9 } interface N9 { a: U9 } union U9 = T9',
      'extend interface Query { a: Int }', 'extend input E0 { a: Int }', 'extend scalar T0 @d0', 'input I9 @oneOf { a: I8 } input I8 @oneOf { b: I9 }', 'input I9 @oneOf { a: [I9] }', 'input I9 @oneOf { a: I8 } input I8 { b: I9! }',
    ]);
  }
}

/** A type system; `applies`: whether directives that are no part of the specification stand on its elements. */
export function makeSdl(random, mistakes, applies) {
  return new SdlMaker(random, mistakes, applies).document();
}

/** One case. */
export function makeCase(random) {
  return { mode: 'schema', sdl: makeSdl(random, random.pick([0, 0, 0.01, 0.03]), true) };
}
