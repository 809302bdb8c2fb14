// Documents over random schemas: right ones, and ones with a few mistakes against each rule.

import { DocumentMaker } from './documents.mjs';
import { makeOverlap } from './overlaps.mjs';
import { Random } from './random.mjs';
import { SchemaModel } from './schemas.mjs';

const schemas = new Map();

/** One case. */
export function makeCase(random) {
  if (random.chance(0.25)) {
    return makeOverlap(random);
  }

  const key = random.below(200);
  if (!schemas.has(key)) {
    schemas.set(key, new SchemaModel(new Random(key)));
  }

  const schema = schemas.get(key);
  const mistakes = random.pick([0, 0.01, 0.02, 0.05]);
  return { mode: 'validate', sdl: schema.sdl, query: new DocumentMaker(random, schema, mistakes).document() };
}
