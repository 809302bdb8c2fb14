// Random documents for a schema. Most are valid; where a rule is easily broken by chance (fields that conflict), the
// caller validates and asks again.
import {
  getNamedType, getNullableType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isListType,
  isNonNullType, isRequiredArgument, isRequiredInputField, isUnionType,
} from 'graphql';
import { scalarLiteral } from './sdl.mjs';

export class OperationGenerator {
  constructor(random, schema, { isWild = false } = {}) {
    Object.assign(this, { random, schema, isWild });
    this.variables = new Map();
    this.fragments = [];
    this.composites = Object.values(schema.getTypeMap()).filter((type) => isCompositeType(type) && !type.name.startsWith('__'));
  }

  document(operation, rootType) {
    const { random } = this;
    const isSubscription = operation === 'subscription';
    const selection = isSubscription ? this.subscriptionSelection(rootType) : this.selectionSet(rootType, random.between(2, 4));
    const fragments = this.fragmentTexts();
    const variables = [...this.variables].map(([name, { type, defaultText }]) => `$${name}: ${type}${defaultText}`);
    const header = variables.length > 0 ? `(${variables.join(', ')})` : '';
    const operationName = random.chance(0.3) ? 'Op' : null;
    const isShort = operation === 'query' && header === '' && operationName === null && random.chance(0.5);
    const text = isShort ? selection : `${operation} ${operationName ?? ''}${header}${this.operationDirective()} ${selection}`;
    const other = operationName && random.chance(0.3) ? '\nquery Other { __typename }' : '';
    return {
      query: [text + other, ...fragments].join('\n'),
      operationName: other ? operationName : random.pick([null, operationName]),
      variables: this.values(),
    };
  }

  operationDirective() {
    return this.schema.getDirective('tag') && this.random.chance(0.1) ? ' @tag' : '';
  }

  // One root field without conditions; https://spec.graphql.org/September2025/#sec-Single-Root-Field
  subscriptionSelection(type) {
    const field = this.random.pick(Object.values(type.getFields()));
    return `{ ${this.field(field, this.random.between(1, 3), { isBare: true })} }`;
  }

  selectionSet(type, depth) {
    const { random } = this;
    const count = random.between(1, 4);
    const selections = Array.from({ length: count }, () => this.selection(type, depth));
    return `{ ${selections.join(' ')} }`;
  }

  selection(type, depth) {
    const { random } = this;
    if (random.chance(0.1)) {
      return `${random.chance(0.3) ? 't: ' : ''}__typename${this.conditions()}`;
    }
    if (depth > 0 && random.chance(0.25) && this.overlaps(type, type)) {
      return this.fragment(type, depth - 1);
    }
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const usable = depth > 0 ? fields : fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    return usable.length > 0 ? this.field(random.pick(usable), depth - 1) : '__typename';
  }

  field(field, depth, { isBare = false } = {}) {
    const { random } = this;
    const alias = random.chance(0.2) ? `${random.pick(['k', 'l', 'a'])}: ` : '';
    const named = getNamedType(field.type);
    const selection = isCompositeType(named) ? ` ${this.selectionSet(named, depth)}` : '';
    return `${alias}${field.name}${this.argumentsOf(field)}${isBare ? '' : this.conditions()}${selection}`;
  }

  fragment(type, depth) {
    const { random } = this;
    const overlapping = this.composites.filter((other) => this.overlaps(type, other));
    const condition = random.pick(overlapping);
    if (random.chance(0.5)) {
      const on = random.chance(0.8) || condition !== type ? ` on ${condition.name}` : '';
      return `...${on}${this.conditions()} ${this.selectionSet(condition, depth)}`;
    }
    const known = this.fragments.filter((fragment) => fragment.text && this.overlaps(type, fragment.type));
    if (known.length > 0 && random.chance(0.4)) {
      return `...${random.pick(known).name}${this.conditions()}`;
    }
    const fragment = { name: `Frag${this.fragments.length}`, type: condition, text: null };
    this.fragments.push(fragment);
    fragment.text = `fragment ${fragment.name} on ${condition.name} ${this.selectionSet(condition, depth)}`;
    return `...${fragment.name}${this.conditions()}`;
  }

  fragmentTexts() {
    return this.fragments.map(({ text }) => text);
  }

  overlaps(one, other) {
    const possible = (type) => (isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type]);
    return possible(one).some((type) => possible(other).includes(type));
  }

  conditions() {
    const { random } = this;
    if (!random.chance(0.12)) {
      return this.schema.getDirective('tag') && random.chance(0.03) ? ' @tag(level: 2)' : '';
    }
    const name = random.pick(['skip', 'include']);
    const condition = random.chance(0.6) ? this.variable('Boolean!', random.pick([true, false])) : random.pick(['true', 'false']);
    return ` @${name}(if: ${condition})`;
  }

  argumentsOf(field) {
    const { random } = this;
    const given = field.args.filter((argument) => isRequiredArgument(argument) || random.chance(0.6));
    const used = this.isWild && random.chance(0.1) ? given.slice(1) : given;
    return used.length > 0 ? `(${used.map((argument) => `${argument.name}: ${this.argument(argument)}`).join(', ')})` : '';
  }

  argument(definition) {
    const { random } = this;
    const hasDefault = definition.default !== undefined || definition.defaultValue !== undefined;
    if (random.chance(0.4)) {
      const isLooser = hasDefault && isNonNullType(definition.type) && random.chance(0.5);
      return this.variableOf(isLooser ? definition.type.ofType : definition.type);
    }
    return this.literal(definition.type);
  }

  variableOf(type) {
    const { random } = this;
    const text = !isNonNullType(type) && random.chance(0.2) ? `${type}!` : String(type);
    return this.variable(text, undefined, type);
  }

  // A variable whose value is the one given, or random: absent, null, of the type, or wrong.
  variable(text, value, type) {
    const { random } = this;
    const known = [...this.variables].filter(([, each]) => each.type === text && random.chance(0.3));
    if (known.length > 0) {
      return `$${known[0][0]}`;
    }
    const name = `v${this.variables.size}`;
    const entry = { type: text, defaultText: '', value };
    if (value === undefined) {
      if (random.chance(0.3)) {
        entry.defaultText = ` = ${text.endsWith('!') ? this.nonNullLiteral(getNullableType(type), true) : this.literal(type, true)}`;
      }
      entry.value = random.chance(0.15) && (!text.endsWith('!') || random.chance(0.2)) ? undefined : this.json(text.endsWith('!') && !isNonNullType(type) ? type : type, text.endsWith('!'));
    } else if (random.chance(0.1)) {
      entry.type = 'Boolean';
      entry.defaultText = ' = true';
      entry.value = random.pick([undefined, true, false, null]);
    }
    this.variables.set(name, entry);
    return `$${name}`;
  }

  values() {
    const values = {};
    for (const [name, { value }] of this.variables) {
      if (value !== undefined) {
        values[name] = value;
      }
    }
    return values;
  }

  literal(type, isConst = false) {
    const { random } = this;
    if (isNonNullType(type)) {
      return this.nonNullLiteral(type.ofType, isConst);
    }
    return random.chance(0.1) ? 'null' : this.nonNullLiteral(type, isConst);
  }

  nonNullLiteral(type, isConst) {
    const { random } = this;
    if (!isConst && random.chance(0.1)) {
      return this.variableOf(type);
    }
    if (this.isWild && random.chance(0.03)) {
      return random.pick(['1', '"x"', 'WRONG', '{}', '[]', 'null']);
    }
    if (isListType(type)) {
      return random.chance(0.15)
        ? this.nonNullLiteral(getNullableType(type.ofType), isConst)
        : `[${Array.from({ length: random.between(0, 3) }, () => this.literal(type.ofType, isConst)).join(', ')}]`;
    }
    if (isInputObjectType(type)) {
      return this.inputLiteral(type, isConst);
    }
    if (isEnumType(type)) {
      return random.pick(type.getValues()).name;
    }
    const isCustom = !['Int', 'Float', 'String', 'Boolean', 'ID'].includes(type.name);
    if (isCustom && !isConst && random.chance(0.2)) {
      return `{ deep: [${this.variable('Int', random.pick([1, null, 7]))}] }`;
    }
    return scalarLiteral(random, type.name);
  }

  inputLiteral(type, isConst) {
    const { random } = this;
    const fields = Object.values(type.getFields());
    if (type.isOneOf) {
      const field = random.pick(fields);
      return `{ ${field.name}: ${this.nonNullLiteral(getNullableType(field.type), true)} }`;
    }
    const given = fields.filter((field) => isRequiredInputField(field)
      || (getNamedType(field.type) !== type && random.chance(0.5)));
    return `{ ${given.map((field) => `${field.name}: ${this.literal(field.type, isConst)}`).join(', ')} }`;
  }

  json(type, isRequired = false) {
    const { random } = this;
    if (random.chance(0.03)) {
      return random.pick([null, 1, 'wrong', [], {}, 1.5, true, [[]], { zz: 1 }]);
    }
    if (isNonNullType(type)) {
      return this.nonNullJson(type.ofType);
    }
    return !isRequired && random.chance(0.1) ? null : this.nonNullJson(type);
  }

  nonNullJson(type) {
    const { random } = this;
    if (isListType(type)) {
      return random.chance(0.15)
        ? this.nonNullJson(getNullableType(type.ofType))
        : Array.from({ length: random.between(0, 3) }, () => this.json(type.ofType));
    }
    if (isInputObjectType(type)) {
      return this.inputJson(type);
    }
    if (isEnumType(type)) {
      return random.pick(type.getValues()).name;
    }
    switch (type.name) {
      case 'Int': return random.pick([0, -1, 42, 2147483647, 3.0]);
      case 'Float': return random.pick([0, 1.5, 1e21, 1e-7, 5]);
      case 'String': return random.pick(['s', '', 'é"\n', '\u{1F600}']);
      case 'Boolean': return random.pick([true, false]);
      case 'ID': return random.pick(['id', 7, '7', -0]);
      default: return random.pick([1, 'j', false, 1.5, [1, [null]], { k: [1, { l: null }] }]);
    }
  }

  inputJson(type) {
    const { random } = this;
    const fields = Object.values(type.getFields());
    const given = type.isOneOf ? [random.pick(fields)] : fields.filter((field) => isRequiredInputField(field)
      || (getNamedType(field.type) !== type && random.chance(0.5)));
    return Object.fromEntries(given.map((field) => [field.name, this.json(field.type, type.isOneOf)]));
  }
}
