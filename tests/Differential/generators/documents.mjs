// Random documents over a schema: nearly right ones, so that each mistake is found behind much that is right.

import { builtIn, namedOf, nullableOf, typeText } from './schemas.mjs';

export class DocumentMaker {
  constructor(random, schema, mistakes) {
    this.random = random;
    this.schema = schema;
    this.mistakes = mistakes;
    this.fragments = new Map();
    this.fragmentCount = random.below(4);
    this.variables = new Map();
    this.allowVariables = true;
    this.aliases = 0;
  }

  /** Whether a mistake is made here. */
  oops(weight = 1) {
    return this.random.chance(this.mistakes * weight);
  }

  document() {
    const { random } = this;
    const operations = random.chance(0.75) ? 1 : random.between(2, 3);
    this.fragmentTypes = Array.from({ length: this.fragmentCount }, () => this.anyType());
    // One set of variables for all operations, since all may reach the same fragments.
    const fragments = this.fragmentTypes.map((type, i) => {
      this.spreadFrom = i;
      const selections = this.selectionSet(type, random.between(0, 2));
      return `fragment ${this.oops() ? 'F0' : `F${i}`} on ${this.oops() ? this.anyTypeName() : type}${this.directives('FRAGMENT_DEFINITION')} ${selections}`;
    });
    this.spreadFrom = -1;
    const operationBodies = Array.from({ length: operations }, (_, i) => this.operation(i, operations));
    const used = new Set(operationBodies.flatMap(({ body }) => this.reached(body, fragments)));
    const definitions = [
      ...operationBodies.map(({ head, tail, body }) => `${head}${this.variableDefinitions(body, fragments)}${tail} ${body}`),
      ...fragments.filter((_, i) => used.has(i) || this.oops(2)),
    ];
    if (this.oops(0.3)) {
      definitions.push(random.pick(['type X { a: Int }', 'schema { query: Query }', 'directive @x on FIELD', 'scalar S', 'fragment F9 on Query { id }']));
    }

    return (random.chance(0.5) ? definitions : definitions.reverse()).join(random.pick(['\n', ' ', '\n\n']));
  }

  operation(index, count) {
    const { random } = this;
    const kinds = ['query', 'query', 'query', 'mutation', 'subscription'];
    const kind = random.pick(this.oops() ? kinds : kinds.filter((name) => this.schema.find(this.schema.root(name))));
    const root = this.schema.root(kind);
    const selections = this.schema.find(root) ? this.selectionSet(root, random.between(1, 3), kind === 'subscription') : '{ id }';
    const directives = this.directives(kind.toUpperCase());
    const name = count > 1 && !this.oops(0.5) ? ` O${this.oops() ? 0 : index}` : random.pick(['', ' O0']);
    return { head: `${kind}${name}`, tail: directives, body: selections };
  }

  /** The numbers of the fragments that a text spreads, directly or through others. */
  reached(text, fragments) {
    const found = new Set();
    const waiting = [text];
    while (waiting.length > 0) {
      for (const [, name] of waiting.pop().matchAll(/\.\.\.F(\d)/g)) {
        const index = Number(name);
        if (!found.has(index) && fragments[index]) {
          found.add(index);
          waiting.push(fragments[index]);
        }
      }
    }

    return [...found];
  }

  variableDefinitions(body, fragments) {
    const { random } = this;
    const list = [];
    const text = [body, ...this.reached(body, fragments).map((i) => fragments[i])].join(' ');
    for (const [name, type] of this.variables) {
      const isUsed = new RegExp(`\\$${name}\\b`).test(text);
      if (isUsed !== this.oops()) {
        list.push(`$${name}: ${this.variableType(type)}${this.directives('VARIABLE_DEFINITION')}`);
      }
    }

    if (this.oops()) {
      list.push(random.pick(['$v0: Int', '$unused: Int', '$v1: T0', '$v2: Unknown', '$v1: [Int!] = [1, null]', '$v2: Int! = "x"']));
    }

    return list.length > 0 ? `(${list.join(', ')})` : '';
  }

  variableType(type) {
    const { random } = this;
    if (this.oops()) {
      return typeText(this.schema.inputType());
    }

    if (type.nonNull && random.chance(0.2)) {
      // A nullable variable with a default may stand where null may not.
      this.allowVariables = false;
      const text = `${typeText(type.nonNull)} = ${this.value(type.nonNull, 0)}`;
      this.allowVariables = true;
      return text;
    }

    return !type.nonNull && random.chance(0.3) ? `${typeText(type)}!` : typeText(type);
  }

  selectionSet(typeName, depth, single = false) {
    const { random } = this;
    const count = single && !this.oops(4) ? 1 : random.between(this.oops(0.5) ? 0 : 1, 4);
    const selections = Array.from({ length: count }, () => this.selection(typeName, depth, single));
    return `{ ${selections.join(' ')} }`;
  }

  selection(typeName, depth, single) {
    const { random } = this;
    const kind = random.next();
    if (kind < 0.13 && this.fragmentCount > 0) {
      const fitting = this.fragmentTypes
        .map((type, i) => ({ type, i }))
        .filter(({ type, i }) => (this.spreadFrom < i || this.oops(0.5)) && (this.overlaps(type, typeName) || this.oops()));
      if (fitting.length > 0) {
        return `...${this.oops(0.5) ? 'F9' : `F${random.pick(fitting).i}`}${this.directives('FRAGMENT_SPREAD')}`;
      }
    }

    if (kind < 0.28 && depth > 0) {
      const condition = random.chance(0.3) ? undefined : this.conditionFor(typeName);
      return `...${condition ? ` on ${condition}` : ''}${this.directives('INLINE_FRAGMENT')} ${this.selectionSet(condition ?? typeName, depth - 1, single)}`;
    }

    return this.field(typeName, depth);
  }

  field(typeName, depth) {
    const { random } = this;
    const fields = this.schema.find(typeName)?.fields ?? [];
    const leaves = fields.filter((field) => !this.schema.isComposite(namedOf(field.type)));
    let field = fields.length > 0 ? random.pick(depth > 0 ? fields : leaves) : undefined;
    if (field === undefined || depth < -3 || random.chance(0.06)) {
      field = { name: '__typename', type: { nonNull: 'String' }, args: [] };
    }

    if (this.oops(0.5)) {
      const other = random.pick(random.pick(this.schema.objects).fields);
      field = random.chance(0.7) ? other : { ...other, name: random.pick(['nam', 'siez', 'unknown', '__type', '__schema', 'ids', 'nex']) };
    }

    const own = `${field.name}_${this.aliases++}`;
    const alias = random.chance(0.2) ? `${random.pick(['a', 'b', 'id', 'name'])}: ` : random.chance(0.7) && field.args.length > 0 ? `${own}: ` : '';
    const named = namedOf(field.type);
    const wantsSelection = this.schema.isComposite(named);
    const selections = wantsSelection !== this.oops(0.5) ? ` ${this.selectionSet(wantsSelection ? named : 'Query', depth - 1)}` : '';
    return `${alias}${field.name}${this.arguments(field.args)}${this.directives('FIELD')}${selections}`;
  }

  arguments(definitions) {
    const { random } = this;
    const list = [];
    for (const definition of definitions) {
      const required = definition.type.nonNull && definition.default === undefined;
      if (required ? !this.oops() : random.chance(0.5)) {
        list.push(`${definition.name}: ${this.value(definition.type, 0, definition.default !== undefined)}`);
      }
    }

    if (this.oops(0.6)) {
      list.push(random.pick(['flg: true', 'unknown: 1', 'id: 1', 'nme: "x"', 'frist: 2', 'first: $v0']));
    }

    return list.length > 0 ? `(${list.join(', ')})` : '';
  }

  directives(location) {
    const { random } = this;
    let text = '';
    while (random.chance(0.08) || this.oops(0.6)) {
      const known = this.schema.directives.filter((directive) => directive.locations.includes(location) || this.oops());
      const condition = `(if: ${this.value({ nonNull: 'Boolean' }, 0)})`;
      const choices = known.map((directive) => {
        const args = directive.name === 'defer' || directive.name === 'stream' ? this.deferArguments(directive) : this.arguments(directive.args);
        return ` @${directive.name}${args}`;
      });
      if (['FIELD', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT'].includes(location) || this.oops()) {
        choices.push(` @skip${condition}`, ` @include${condition}`);
      }

      if (this.oops()) {
        choices.push(' @unknown', ' @skip', ` @unknown(id: ${this.random.pick(['1', '"x"', '$v0'])})`, ' @oneOf', ' @deprecated(reason: 3)', ' @defer', ' @stream');
      }

      if (choices.length > 0) {
        text += random.pick(choices);
      }
    }

    return text;
  }

  deferArguments(directive) {
    const { random } = this;
    const list = [];
    if (random.chance(0.4)) {
      list.push(`label: ${random.pick(['"a"', '"b"', '"c"', 'null', '"d"', '$v0', '"""a"""'])}`);
    }

    if (random.chance(0.4)) {
      list.push(`if: ${random.pick(['true', 'false', '$v0', '1'])}`);
    }

    if (directive.name === 'stream' && random.chance(0.3)) {
      list.push(`initialCount: ${random.pick(['0', '1', '-1', '$v1'])}`);
    }

    return list.length > 0 ? `(${list.join(', ')})` : '';
  }

  value(type, depth, hasDefault = false) {
    const { random } = this;
    if (this.allowVariables && random.chance(0.15)) {
      return this.variable(type, hasDefault);
    }

    if (this.oops(1.2)) {
      return this.strayValue();
    }

    if (!type.nonNull && random.chance(0.08)) {
      return 'null';
    }

    const nullable = nullableOf(type);
    if (nullable.list) {
      return random.chance(0.2)
        ? this.value(nullableOf(nullable.list), depth + 1)
        : `[${random.many(0, 2, () => this.value(nullable.list, depth + 1)).join(', ')}]`;
    }

    return this.namedValue(nullable, depth);
  }

  namedValue(name, depth) {
    const { random } = this;
    const input = this.schema.findInput(name);
    if (input) {
      return this.objectValue(input, depth);
    }

    const set = this.schema.findEnum(name);
    if (set) {
      return random.pick(set.values);
    }

    switch (name) {
      case 'Int': return random.pick(['0', '1', '-5', '2147483647', '-2147483648']);
      case 'Float': return random.pick(['0', '1.5', '-2e3', '12345678901234567890']);
      case 'String': return random.pick(['"text"', '""', '"""block"""', '"\\u00e9"']);
      case 'Boolean': return random.pick(['true', 'false']);
      case 'ID': return random.pick(['1', '"id"', '12345678901234567890', '-0', '"""id"""']);
      default: return random.pick(['1', '"x"', 'RED', 'true', '[1, "a", RED]', '{ a: { b: [1, null] } }', '[$v0]', '{ a: $v1 }', 'null', '{}']);
    }
  }

  objectValue(input, depth) {
    const { random } = this;
    let fields = input.fields;
    if (input.oneOf) {
      fields = [random.pick(fields)];
      if (this.oops(2)) {
        fields = random.some(input.fields, 0.5);
      }
    }

    const list = [];
    for (const field of fields) {
      const required = input.oneOf || (field.type.nonNull && field.default === undefined);
      if (required ? !this.oops() : depth < 3 && random.chance(0.5)) {
        const type = input.oneOf && !this.oops(2) ? { nonNull: field.type } : field.type;
        list.push(`${field.name}: ${this.value(type, depth + 1, field.default !== undefined)}`);
      }
    }

    if (this.oops()) {
      list.push(random.pick(['unknown: 1', 'nam: "x"', 'id: 2', 'whre: {}', 'id: null']));
    }

    return `{ ${list.join(', ')} }`;
  }

  variable(type, hasDefault) {
    const { random } = this;
    const text = typeText(type);
    const same = [...this.variables].filter(([, known]) => typeText(known) === text);
    if (same.length > 0 && random.chance(0.6)) {
      return `$${random.pick(same)[0]}`;
    }

    if (this.oops()) {
      return random.pick(['$v0', '$v1', '$undefined']);
    }

    const name = `v${this.variables.size}`;
    this.variables.set(name, hasDefault && type.nonNull && random.chance(0.5) ? type.nonNull : type);
    return `$${name}`;
  }

  strayValue() {
    return this.random.pick([
      '1', '-1', '1.0', '1e3', '2147483648', '-2147483649', '9007199254740993', '"text"', '"RED"', '"""block"""', 'true', 'RED', 'GREE',
      'red', 'UNKNOWN', 'null', '[]', '[1]', '[[null]]', '["a", 2]', '{}', '{ id: 1 }', '{ id: 1, name: "a" }', '{ name: null }', '{ a: $v0 }',
      '[$v0]', '{ name: "a", name: "b" }', '"\\u{1F600}"', '[null]', '{ where: { id: 1 } }', '"2147483648"', '"line\\nbreak \\"quoted\\""',
    ]);
  }

  conditionFor(typeName) {
    const { random } = this;
    if (this.oops()) {
      return this.anyTypeName();
    }

    const fitting = this.schema.types.filter((type) => this.overlaps(type.name, typeName));
    return fitting.length > 0 ? random.pick(fitting).name : typeName;
  }

  overlaps(left, right) {
    const possible = this.schema.possible(right);
    return left === right || this.schema.possible(left).some((name) => possible.includes(name));
  }

  anyType() {
    return this.random.pick(this.schema.types).name;
  }

  anyTypeName() {
    return this.random.pick([
      ...this.schema.types.map((type) => type.name), ...builtIn, ...this.schema.enums.map((type) => type.name),
      ...this.schema.inputs.map((type) => type.name), 'Unknown', 'T', 'quer', 'Strng', '__Type',
    ]);
  }
}
