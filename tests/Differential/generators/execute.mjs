// Whole requests: a schema, data for it and a document.
import { getIntrospectionQuery, parse, validate } from 'graphql';
import { schemaOf } from '../oracle.mjs';
import { DataGenerator } from './data.mjs';
import { OperationGenerator } from './operations.mjs';
import { generateSdl } from './sdl.mjs';

/** One case. */
export function makeCase(random) {
  const { sdl, schema } = validSchema(random, {});
  if (random.chance(0.04)) {
    return introspection(random, sdl);
  }
  const operation = schema.getMutationType() && random.chance(0.3) ? 'mutation' : 'query';
  const rootType = operation === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  const trouble = random.pick([0, 0.04, 0.15]);
  const root = new DataGenerator(random, schema, { trouble, delays: random.pick([0, 0, 0.03, 0.1]) }).root([rootType]);
  const isValidated = !random.chance(0.1);
  return {
    sdl,
    root,
    ...documentFor(random, schema, operation, rootType, isValidated),
    ...(isValidated ? {} : { validate: false }),
  };
}

export function validSchema(random, options) {
  for (;;) {
    const sdl = generateSdl(random, options);
    const { schema } = schemaOf(sdl);
    if (schema) {
      return { sdl, schema };
    }
  }
}

// Valid unless that is not wanted; some documents cannot be made valid by trying.
export function documentFor(random, schema, operation, rootType, isValidated) {
  let last;
  for (let i = 0; i < 20; i++) {
    last = new OperationGenerator(random, schema, { isWild: !isValidated }).document(operation, rootType);
    if (!isValidated || validate(schema, parse(last.query)).length === 0) {
      return last;
    }
  }
  return last;
}

function introspection(random, sdl) {
  const query = getIntrospectionQuery({
    descriptions: random.chance(0.7),
    specifiedByUrl: random.chance(0.7),
    directiveIsRepeatable: random.chance(0.7),
    schemaDescription: random.chance(0.7),
    inputValueDeprecation: random.chance(0.7),
    oneOf: random.chance(0.7),
  });
  return { sdl, root: {}, query };
}
