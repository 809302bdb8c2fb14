// Two type systems: a right one and the same with some changes, or two that share only the names of their types.
import { Kind, parse, print } from 'graphql';
import { schemaOf } from '../oracle.mjs';
import { makeCase as makeSchemaCase } from './schema.mjs';

const names = ['a', 'b', 'id', 'fresh', 'other'];
const namedTypes = ['Int', 'String', 'T0', 'E0', 'I0'];
const values = ['1', '2', '"s"', 'null', 'V0', 'V1', '[1]', '{ a: 1, b: [2] }', '{ b: [2], a: 1 }', '{}', 'true'];

/** One case. */
export function makeCase(random) {
  const sdl = validSdl(random);
  return { mode: 'diff', sdl, newSdl: random.chance(0.2) ? validSdl(random) : changed(random, sdl) };
}

function validSdl(random) {
  for (;;) {
    const { sdl } = makeSchemaCase(random);
    if (schemaOf(sdl).schema) {
      return sdl;
    }
  }
}

/** The text with changes that leave it right; where none of many tries does, the text itself. */
function changed(random, sdl) {
  let current = sdl;
  for (let wanted = random.between(1, 6), tries = 0; wanted > 0 && tries < 60; tries++) {
    const document = parse(current, { noLocation: true });
    change(random, document);
    const candidate = print(document);
    if (candidate !== print(parse(current)) && schemaOf(candidate).schema) {
      current = candidate;
      wanted--;
    }
  }
  return current;
}

function change(random, document) {
  const definition = random.pick(document.definitions);
  const lists = ['fields', 'values', 'types', 'interfaces', 'arguments', 'locations', 'directives'].filter(
    (list) => definition[list]?.length > 0,
  );
  const kind = random.below(6);
  if (kind === 0) {
    document.definitions = document.definitions.filter((other) => other !== definition);
  } else if (kind === 1) {
    describe(random, definition);
  } else if (kind === 2 && definition.kind === Kind.DIRECTIVE_DEFINITION) {
    definition.repeatable = !definition.repeatable;
  } else if (lists.length > 0) {
    changeList(random, definition, random.pick(lists));
  } else {
    document.definitions = [...document.definitions, ...parse(random.pick(additions), { noLocation: true }).definitions];
  }
}

const additions = [
  'type Added { a: Int }', 'enum AddedEnum { V0 }', 'input AddedInput { a: Int = 1 }', 'directive @added(x: Int) on FIELD',
  'extend type T0 { added(a: Int!, b: [String!] = ["x"]): T0 }', 'extend enum E0 { ADDED }', 'extend input I0 { added: Float }',
  'extend input I0 { required: Float! }', 'extend type T0 implements AddedInterface interface AddedInterface { id: ID }', 'scalar T0',
];

function changeList(random, owner, list) {
  const members = owner[list];
  const at = random.below(members.length);
  const member = members[at];
  switch (random.below(4)) {
    case 0:
      owner[list] = members.filter((other) => other !== member);
      break;
    case 1:
      addMember(owner, list, renamed(random, member));
      break;
    case 2:
      owner[list] = [...members].reverse();
      break;
    default:
      changeMember(random, member);
  }
}

// graphql-js reports a location once for each time that it was added.
function addMember(owner, list, member) {
  if (!owner[list].some((other) => other.kind === Kind.NAME && other.value === member.value)) {
    owner[list] = [...owner[list], member];
  }
}

function renamed(random, member) {
  const copy = structuredClone(member);
  const name = copy.kind === Kind.NAME ? copy : copy.name;
  name.value = random.pick(copy.kind === Kind.NAME ? ['FIELD', 'OBJECT', 'QUERY'] : [...names, 'T0', 'T1', 'N0', 'V0', 'V1']);
  return copy;
}

function changeMember(random, member) {
  if (member.arguments?.length > 0 && random.chance(0.5)) {
    return changeList(random, member, 'arguments');
  }
  if (member.type && random.chance(0.6)) {
    member.type = changedType(random, member.type);
    return undefined;
  }
  if (member.kind === Kind.INPUT_VALUE_DEFINITION && random.chance(0.7)) {
    member.defaultValue = random.chance(0.3) ? undefined : valueOf(random);
    return undefined;
  }
  return describe(random, member);
}

const valueOf = (random) =>
  parse(`{ f(x: ${random.pick(values)}) }`, { noLocation: true }).definitions[0].selectionSet.selections[0].arguments[0].value;

function changedType(random, type) {
  switch (random.below(5)) {
    case 0:
      return type.kind === Kind.NON_NULL_TYPE ? type.type : { kind: Kind.NON_NULL_TYPE, type };
    case 1:
      return { kind: Kind.LIST_TYPE, type };
    case 2:
      return type.kind === Kind.LIST_TYPE ? type.type : type;
    case 3:
      return type.type ? { ...type, type: changedType(random, type.kind === Kind.NON_NULL_TYPE ? type.type.type ?? type.type : type.type) } : type;
    default:
      return { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: random.pick(namedTypes) } };
  }
}

function describe(random, node) {
  node.description = random.chance(0.3) ? undefined : { kind: Kind.STRING, value: random.pick(['one', 'two', '']), block: random.chance(0.5) };
}
