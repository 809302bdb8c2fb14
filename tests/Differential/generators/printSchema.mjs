// Type systems in SDL, which both sides build and print; the texts must be the same to the byte. Our printer also prints
// the directives on elements, which graphql-js leaves out, so there are none here.

import { makeSdl } from './schema.mjs';

/** One case. */
export function makeCase(random) {
  return { mode: 'printSchema', sdl: makeSdl(random, 0, false), lexicographic: random.chance(0.3) };
}
