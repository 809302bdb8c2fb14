// Random schemas that are right, as a model that other generators read and as SDL.

const fieldNames = ['id', 'name', 'size', 'kind', 'owner', 'items', 'next', 'price', 'tags', 'node'];
const argumentNames = ['id', 'first', 'where', 'name', 'flag', 'kind'];
export const builtIn = ['Int', 'Float', 'String', 'Boolean', 'ID'];

/** A type reference as an array of wrappers from the outside in, and a name: `[!][]` and so on. */
export function typeText(type) {
  return typeof type === 'string' ? type : type.list ? `[${typeText(type.list)}]` : `${typeText(type.nonNull)}!`;
}

export function namedOf(type) {
  return typeof type === 'string' ? type : namedOf(type.list ?? type.nonNull);
}

export const nullableOf = (type) => type.nonNull ?? type;

export class SchemaModel {
  constructor(random) {
    this.random = random;
    this.scalars = ['Any', 'Date'].slice(0, random.between(0, 2));
    this.enums = random.many(1, 2, (i) => ({ name: `E${i}`, values: ['RED', 'GREEN', 'BLUE', 'GREY'].slice(0, random.between(1, 4)) }));
    this.inputs = [];
    const inputCount = random.between(1, 3);
    for (let i = 0; i < inputCount; i++) {
      this.inputs.push(this.#input(i));
    }

    this.interfaces = [];
    this.objects = [];
    this.unions = [];
    this.#composites();
    this.directives = this.#directives();
  }

  get types() {
    return [...this.interfaces, ...this.objects, ...this.unions];
  }

  find(name) {
    return this.types.find((type) => type.name === name);
  }

  findInput(name) {
    return this.inputs.find((type) => type.name === name);
  }

  findEnum(name) {
    return this.enums.find((type) => type.name === name);
  }

  isComposite(name) {
    return this.find(name) !== undefined;
  }

  /** The object types that a composite type can be at run time. */
  possible(name) {
    const union = this.unions.find((type) => type.name === name);
    if (union) {
      return union.members;
    }

    return this.objects.filter((type) => type.name === name || type.interfaces.includes(name)).map((type) => type.name);
  }

  root(operation) {
    return { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }[operation];
  }

  #input(index) {
    const { random } = this;
    const oneOf = random.chance(0.3);
    const fields = random.some(argumentNames, 0.5);
    return {
      name: `I${index}`,
      oneOf,
      fields: (fields.length > 0 ? fields : ['id']).map((name) => {
        const type = this.inputType(oneOf, index);
        return { name, type, default: oneOf || random.chance(0.8) ? undefined : this.simpleDefault(type) };
      }),
    };
  }

  /** An input type; input objects refer to earlier ones only, so that no circle must be avoided. */
  inputType(nullable = false, inputsBelow = this.inputs.length) {
    const { random } = this;
    const names = [...builtIn, ...this.scalars, ...this.enums.map((type) => type.name)];
    const named = inputsBelow > 0 && random.chance(0.3) ? this.inputs[random.below(inputsBelow)].name : random.pick(names);
    let type = named;
    if (random.chance(0.25)) {
      type = { list: random.chance(0.4) ? { nonNull: type } : type };
      if (random.chance(0.2)) {
        type = { list: type };
      }
    }

    return !nullable && random.chance(0.25) ? { nonNull: type } : type;
  }

  simpleDefault(type) {
    const named = namedOf(type);
    const leaf = {
      Int: '1', Float: '1.5', String: '"s"', Boolean: 'true', ID: '"id"', Any: '{ a: [1, B] }', Date: '"2024-01-01"',
    }[named] ?? this.findEnum(named)?.values[0];
    if (leaf === undefined) {
      return type.nonNull ? undefined : 'null';
    }

    return nullableOf(type).list ? `[${nullableOf(nullableOf(type).list).list ? `[${leaf}]` : leaf}]` : leaf;
  }

  #composites() {
    const { random } = this;
    const objectNames = Array.from({ length: random.between(2, 4) }, (_, i) => `T${i}`);
    const interfaceNames = Array.from({ length: random.between(0, 3) }, (_, i) => `N${i}`);
    const unionNames = Array.from({ length: random.between(0, 2) }, (_, i) => `U${i}`);
    const all = [...objectNames, ...interfaceNames, ...unionNames];
    const leaves = [...builtIn, ...this.scalars, ...this.enums.map((type) => type.name)];
    const outputType = () => {
      const named = random.chance(0.45) ? random.pick(all) : random.pick(leaves);
      const item = random.chance(0.2) ? { nonNull: named } : named;
      const type = random.chance(0.3) ? { list: item } : item.nonNull ?? item;
      return random.chance(0.25) ? { nonNull: type } : type;
    };
    const field = (name) => ({
      name,
      type: outputType(),
      args: random.chance(0.35) ? random.some(argumentNames, 0.35).map((arg) => {
        const type = this.inputType();
        return { name: arg, type, default: random.chance(0.25) ? this.simpleDefault(type) : undefined };
      }) : [],
    });
    const fieldsOf = (least) => {
      const names = random.some(fieldNames, 0.45);
      return (names.length < least ? ['id', 'name'] : names).map(field);
    };
    for (const name of interfaceNames) {
      const interfaces = random.some(this.interfaces, 0.3);
      this.interfaces.push(this.#implementing(name, interfaces, fieldsOf(1)));
    }

    for (const name of [...objectNames, 'Query', ...['Mutation', 'Subscription'].filter(() => random.chance(0.8))]) {
      this.objects.push(this.#implementing(name, name.startsWith('T') ? random.some(this.interfaces, 0.4) : [], fieldsOf(1)));
    }

    for (const name of unionNames) {
      const members = random.some(objectNames, 0.6);
      this.unions.push({ kind: 'union', name, members: members.length > 0 ? members : [objectNames[0]], fields: [], interfaces: [] });
    }
  }

  #implementing(name, direct, own) {
    const all = new Map();
    const add = (type) => {
      if (!all.has(type.name)) {
        all.set(type.name, type);
        type.interfaces.forEach((inherited) => add(this.interfaces.find((known) => known.name === inherited)));
      }
    };
    direct.forEach(add);
    const fields = new Map(own.map((field) => [field.name, field]));
    // Two interfaces may promise one field differently; then the type implements only what fits the first.
    const kept = [];
    const promised = new Map();
    for (const type of all.values()) {
      const fits = type.fields.every((field) => !promised.has(field.name) || promised.get(field.name) === field)
        && type.interfaces.every((inherited) => kept.includes(inherited) || all.has(inherited));
      if (fits) {
        type.fields.forEach((field) => promised.set(field.name, field));
        kept.push(type.name);
      }
    }

    const interfaces = kept.filter((known) => this.interfaces.find((type) => type.name === known).interfaces.every((up) => kept.includes(up)));
    for (const known of interfaces) {
      this.interfaces.find((type) => type.name === known).fields.forEach((field) => fields.set(field.name, field));
    }

    return { kind: this.interfaces.some((type) => type.name === name) || name.startsWith('N') ? 'interface' : 'type', name, interfaces, fields: [...fields.values()] };
  }

  #directives() {
    const { random } = this;
    const locations = [
      'QUERY', 'MUTATION', 'SUBSCRIPTION', 'FIELD', 'FRAGMENT_DEFINITION', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT', 'VARIABLE_DEFINITION',
    ];
    const list = random.many(0, 2, (i) => {
      const chosen = random.some(locations, 0.6);
      return {
        name: `d${i}`,
        repeatable: random.chance(0.4),
        locations: chosen.length > 0 ? chosen : ['FIELD'],
        args: random.some(argumentNames, 0.25).map((name) => ({ name, type: this.inputType(), default: undefined })),
      };
    });
    if (random.chance(0.4)) {
      const condition = { name: 'if', type: { nonNull: 'Boolean' }, default: 'true' };
      const label = { name: 'label', type: 'String', default: undefined };
      list.push({ name: 'defer', repeatable: false, locations: ['FRAGMENT_SPREAD', 'INLINE_FRAGMENT'], args: [condition, label] });
      list.push({
        name: 'stream', repeatable: false, locations: ['FIELD'],
        args: [condition, label, { name: 'initialCount', type: { nonNull: 'Int' }, default: '0' }],
      });
    }

    return list;
  }

  get sdl() {
    const inputs = (list) => list.map((input) => `${input.name}: ${typeText(input.type)}${input.default === undefined ? '' : ` = ${input.default}`}`);
    const args = (list) => (list.length > 0 ? `(${inputs(list).join(', ')})` : '');
    const lines = [
      ...this.scalars.map((name) => `scalar ${name}`),
      ...this.enums.map((type) => `enum ${type.name} { ${type.values.join(' ')} }`),
      ...this.inputs.map((type) => `input ${type.name}${type.oneOf ? ' @oneOf' : ''} { ${inputs(type.fields).join(' ')} }`),
      ...[...this.interfaces, ...this.objects].map((type) => {
        const names = type.interfaces.length > 0 ? ` implements ${type.interfaces.join(' & ')}` : '';
        const fields = type.fields.map((field) => `${field.name}${args(field.args)}: ${typeText(field.type)}`);
        return `${type.kind} ${type.name}${names} { ${fields.join(' ')} }`;
      }),
      ...this.unions.map((type) => `union ${type.name} = ${type.members.join(' | ')}`),
      ...this.directives.map((directive) =>
        `directive @${directive.name}${args(directive.args)}${directive.repeatable ? ' repeatable' : ''} on ${directive.locations.join(' | ')}`),
    ];
    return `${lines.join('\n')}\n`;
  }
}
