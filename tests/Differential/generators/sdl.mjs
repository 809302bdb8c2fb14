// Random valid schemas as SDL.
const Scalars = ['Int', 'Float', 'String', 'Boolean', 'ID'];
const FieldNames = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'id', 'name'];
const ArgumentNames = ['x', 'y', 'z', 'if', 'first'];

export function generateSdl(random, { subscription = false } = {}) {
  return new SdlGenerator(random).schema(subscription);
}

class SdlGenerator {
  constructor(random) {
    this.random = random;
    
    this.scalars = names('S', random.between(0, 2));
    this.enums = names('E', random.between(1, 2)).map((name) => ({ name, values: names(`${name}_V`, random.between(1, 4)) }));
    this.inputs = names('I', random.between(0, 3)).map((name) => ({ name, isOneOf: random.chance(0.25), fields: [] }));
    this.interfaces = names('F', random.between(0, 3)).map((name, index) => ({ name, index, parents: [], fields: new Map() }));
    this.objects = names('T', random.between(1, 4)).map((name) => ({ name, parents: [], fields: new Map() }));
    this.unions = names('U', random.between(0, 2));
  }

  schema(hasSubscription) {
    this.inputs.forEach((input, index) => this.fillInput(input, index));
    this.interfaces.forEach((type) => this.fillFields(type, this.interfaces.slice(0, type.index)));
    this.objects.forEach((type) => this.fillFields(type, this.interfaces));
    const query = { name: 'Query', parents: [], fields: new Map() };
    this.fillFields(query, this.random.chance(0.15) ? this.interfaces : [], 5);
    const roots = [query];
    if (this.random.chance(0.4)) {
      roots.push(this.root('Mutation'));
    }
    if (hasSubscription) {
      roots.push(this.root('Subscription'));
    }
    return [
      ...this.schemaDefinition(roots),
      ...this.directives(),
      ...this.scalars.map((name) => this.described(`scalar ${name}${this.specifiedBy()}`)),
      ...this.enums.map((type) => this.enumText(type)),
      ...this.inputs.map((type) => this.inputText(type)),
      ...this.interfaces.map((type) => this.fieldsText('interface', type)),
      ...[...this.objects, ...roots].map((type) => this.fieldsText('type', type)),
      ...this.unions.map((name) => this.unionText(name)),
    ].join('\n');
  }

  root(name) {
    const type = { name, parents: [], fields: new Map() };
    this.fillFields(type, [], 3);
    return type;
  }

  schemaDefinition(roots) {
    if (!this.random.chance(0.2)) {
      return [];
    }
    const parts = roots.map(({ name }) => `${name.toLowerCase()}: ${name}`);
    return [this.described(`schema { ${parts.join(' ')} }`)];
  }

  directives() {
    return this.random.chance(0.3)
      ? [`directive @tag(name: String = "t", level: Int! = 1)${this.random.chance(0.5) ? ' repeatable' : ''} on FIELD | QUERY | OBJECT | FIELD_DEFINITION`]
      : [];
  }

  described(text) {
    const { random } = this;
    if (random.chance(0.8)) {
      return text;
    }
    return random.chance(0.5) ? `"A ${random.pick(['short', 'plain', '\\"quoted\\"'])} text"\n${text}` : `"""\n  Two\n    lines é\n"""\n${text}`;
  }

  specifiedBy() {
    return this.random.chance(0.3) ? ' @specifiedBy(url: "https://example.com/s")' : '';
  }

  deprecated() {
    return this.random.chance(0.1) ? this.random.pick([' @deprecated', ' @deprecated(reason: "old")']) : '';
  }

  wrap(name, { nonNull = 0.3, list = 0.3 } = {}) {
    const { random } = this;
    let text = name;
    for (let depth = 0; ; depth++) {
      if (random.chance(nonNull)) {
        text += '!';
      }
      if (depth >= 2 || !random.chance(list)) {
        return text;
      }
      text = `[${text}]`;
    }
  }

  inputTypeName(index) {
    const { random } = this;
    const pool = [...Scalars, ...this.scalars, ...this.enums.map(({ name }) => name)];
    return index > 0 && random.chance(0.3) ? this.inputs[random.between(0, index - 1)].name : random.pick(pool);
  }

  fillInput(input, index) {
    const { random } = this;
    for (const name of random.sample(FieldNames, random.between(1, 4))) {
      const isSelf = !input.isOneOf && random.chance(0.1);
      const type = isSelf ? input.name : this.inputTypeName(index);
      const text = isSelf || input.isOneOf ? type : this.wrap(type);
      const hasDefault = !input.isOneOf && !isSelf && random.chance(0.35);
      input.fields.push({ name, type: text, defaultText: hasDefault ? this.literal(text) : null });
    }
  }

  argumentsOf() {
    const { random } = this;
    if (!random.chance(0.4)) {
      return [];
    }
    return random.sample(ArgumentNames, random.between(1, 3)).map((name) => {
      const type = this.wrap(this.inputTypeName(this.inputs.length));
      return { name, type, defaultText: random.chance(0.35) ? this.literal(type) : null };
    });
  }

  outputTypeName() {
    const { random } = this;
    return random.chance(0.45)
      ? random.pick([...this.objects.map(nameOf), ...this.interfaces.map(nameOf), ...this.unions])
      : random.pick([...Scalars, ...this.scalars, ...this.enums.map(nameOf)]);
  }

  // An implementation has all fields of its interfaces, and names the interfaces of its interfaces.
  fillFields(type, candidates, least = 1) {
    const { random } = this;
    for (const parent of random.sample(candidates, random.between(0, 2))) {
      for (const each of [...parent.parents, parent]) {
        if (!type.parents.includes(each) && isCompatible(type, each)) {
          type.parents.push(each);
          each.fields.forEach((field, name) => type.fields.set(name, type.fields.get(name) ?? this.implement(field)));
        }
      }
    }
    type.parents = type.parents.filter((parent) => parent.parents.every((each) => type.parents.includes(each)));
    for (const name of random.sample(FieldNames, random.between(least, least + 4))) {
      if (!type.fields.has(name)) {
        type.fields.set(name, { type: this.wrap(this.outputTypeName()), args: this.argumentsOf() });
      }
    }
  }

  implement(field) {
    const isNarrower = !field.type.endsWith('!') && this.random.chance(0.2);
    return { ...field, type: isNarrower ? `${field.type}!` : field.type };
  }

  enumText({ name, values }) {
    return `enum ${name} { ${values.map((value) => value + this.deprecated()).join(' ')} }`;
  }

  inputText({ name, isOneOf, fields }) {
    return this.described(`input ${name}${isOneOf ? ' @oneOf' : ''} { ${fields.map((field) => this.inputValue(field)).join(' ')} }`);
  }

  inputValue({ name, type, defaultText }) {
    const isRequired = type.endsWith('!') && defaultText === null;
    return `${name}: ${type}${defaultText === null ? '' : ` = ${defaultText}`}${isRequired ? '' : this.deprecated()}`;
  }

  fieldsText(keyword, { name, parents, fields }) {
    const lines = [...fields].map(([field, { type, args }]) => {
      const list = args.length > 0 ? `(${args.map((argument) => this.inputValue(argument)).join(', ')})` : '';
      return this.described(`  ${field}${list}: ${type}${this.deprecated()}`);
    });
    const implemented = parents.length > 0 ? ` implements ${parents.map(nameOf).join(' & ')}` : '';
    return this.described(`${keyword} ${name}${implemented} {\n${lines.join('\n')}\n}`);
  }

  unionText(name) {
    return `union ${name} = ${this.random.sample(this.objects.map(nameOf), this.random.between(1, 3)).join(' | ')}`;
  }

  // A literal that fits the type; only inputs that stand before the one at hand occur, so all are known.
  literal(text) {
    const { random } = this;
    if (text.endsWith('!')) {
      return this.nonNullLiteral(text.slice(0, -1));
    }
    return random.chance(0.1) ? 'null' : this.nonNullLiteral(text);
  }

  nonNullLiteral(text) {
    const { random } = this;
    if (text.startsWith('[')) {
      const item = text.slice(1, -1);
      const isSingle = random.chance(0.15);
      return isSingle ? this.nonNullLiteral(item.replace(/!$/, '')) : `[${Array.from({ length: random.between(0, 3) }, () => this.literal(item)).join(', ')}]`;
    }
    const input = this.inputs.find(({ name }) => name === text);
    if (input) {
      return this.inputLiteral(input);
    }
    const type = this.enums.find(({ name }) => name === text);
    return type ? random.pick(type.values) : scalarLiteral(random, text);
  }

  inputLiteral(input) {
    const { random } = this;
    if (input.isOneOf) {
      const field = random.pick(input.fields);
      return `{ ${field.name}: ${this.nonNullLiteral(field.type)} }`;
    }
    const given = input.fields.filter(({ type, defaultText }) =>
      (type.endsWith('!') && defaultText === null) || (type !== input.name && random.chance(0.5)));
    return `{ ${given.map(({ name, type }) => `${name}: ${this.literal(type)}`).join(', ')} }`;
  }
}

export function scalarLiteral(random, name) {
  switch (name) {
    case 'Int':
      return String(random.pick([0, 1, -1, 42, 2147483647, -2147483648]));
    case 'Float':
      return random.pick(['0', '1.5', '-2.25e3', '1e21', '1e-7', '123456789012345678', '0.1']);
    case 'String':
      return random.pick(['"s"', '""', '"é\\n\\"q\\""', '"""block\n  text"""', '"\\u{1F600}"']);
    case 'Boolean':
      return random.pick(['true', 'false']);
    case 'ID':
      return random.pick(['"id"', '7', '"7"', '-0', '12345678901234567890']);
    default:
      return random.pick(['1', '"j"', 'true', 'NAME', '[1, "two", [3.50]]', '{ k: 1, l: { m: [null, X] } }', '1.0', '100000000000000000000']);
  }
}

const nameOf = ({ name }) => name;

const names = (prefix, count) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

// Two interfaces may give one field different types; then no type implements both.
function isCompatible(type, parent) {
  return [...parent.fields].every(([name, field]) => {
    const own = type.fields.get(name);
    return own === undefined || (own.args === field.args && own.type.replace(/!$/, '') === field.type);
  });
}
