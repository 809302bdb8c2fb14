// Random data for a schema: mostly values that fit, sometimes null, missing, late, failing or of a wrong type.
import { getNamedType, isAbstractType, isEnumType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';

export class DataGenerator {
  constructor(random, schema, { trouble = 0.08, delays = 0.05 } = {}) {
    Object.assign(this, { random, schema, trouble, delays });
    this.named = {};
    const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
    this.objects = types.flatMap((type) => Array.from({ length: random.between(1, 2) }, (_, i) => ({ type, key: `${type.name}_${i}` })));
  }

  root(rootTypes) {
    for (const { type, key } of this.objects) {
      this.named[key] = this.object(type);
    }
    const root = {};
    for (const type of rootTypes) {
      Object.assign(root, this.object(type));
    }
    return { ...root, $data: this.named };
  }

  object(type) {
    const { random } = this;
    const value = { __typename: type.name };
    for (const field of Object.values(type.getFields())) {
      if (!random.chance(this.trouble)) {
        value[field.name] = this.field(field);
      }
    }
    return value;
  }

  field(field) {
    const { random } = this;
    if (getNamedType(field.type).name === 'String' && !isListType(field.type) && field.args.length > 0) {
      return random.chance(0.6) ? { $args: true } : { $text: `Got $${field.args[0].name}, ${random.pick(['$q', 'end'])}` };
    }
    return this.value(field.type);
  }

  value(type) {
    const { random } = this;
    if (random.chance(this.delays)) {
      return { $delay: random.between(0, 8), value: this.value(type) };
    }
    if (random.chance(this.trouble / 2)) {
      return { $error: random.pick(['failed', 'no luck', '']) };
    }
    if (random.chance(this.trouble / 2)) {
      return this.wrong();
    }
    if (isNonNullType(type)) {
      return random.chance(this.trouble / 2) ? null : this.nonNull(type.ofType);
    }
    return random.chance(this.trouble) ? null : this.nonNull(type);
  }

  nonNull(type) {
    const { random } = this;
    if (isListType(type)) {
      return Array.from({ length: random.between(0, 3) }, () => this.value(type.ofType));
    }
    if (isLeafType(type)) {
      return this.leaf(type);
    }
    const possible = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    const fitting = this.objects.filter((each) => possible.includes(each.type));
    const chosen = fitting.length > 0 && !random.chance(this.trouble / 4) ? random.pick(fitting) : random.pick(this.objects);
    return { $ref: chosen.key };
  }

  leaf(type) {
    const { random } = this;
    if (isEnumType(type)) {
      return random.chance(0.95) ? random.pick(type.getValues()).name : random.pick(['NONE', 5, '']);
    }
    switch (type.name) {
      case 'Int':
        return random.pick([0, 1, -7, 2147483647, 3.0, true, '5', ...(random.chance(0.1) ? [2147483648, 1.5, 'x', '', ' 4 ', '0x10'] : [])]);
      case 'Float':
        return random.pick([0, 1.5, -2.25, 1e21, 1e-7, 123456789.125, true, '2.5', ...(random.chance(0.1) ? ['x', '', '1e400'] : [])]);
      case 'String':
        return random.pick(['s', '', 'é"\n\u0001', '\u{1F600}', 5, 1.5, true, false, 1e21, 1e-7]);
      case 'Boolean':
        return random.pick([true, false, 0, 1, ...(random.chance(0.1) ? ['true', ''] : [])]);
      case 'ID':
        return random.pick(['id', '', 7, -1, 12345678901, ...(random.chance(0.1) ? [1.5, true, 1e21] : [])]);
      default:
        return random.pick([1, 'j', true, 1.5, [1, [null]], { k: [1, { l: null }], m: 'n' }, { b: 1, 1: 2, a: 3 }]);
    }
  }

  wrong() {
    return this.random.pick([1, 'wrong', true, [], {}, [1], [['x']], { a: 1 }, { __typename: 'Nope' }, { __typename: 'Query' }, { $ref: 'nothing' }, [null]]);
  }
}
