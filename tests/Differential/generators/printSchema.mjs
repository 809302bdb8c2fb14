// Type systems in SDL, which both sides build and print; the texts must be the same to the byte.

import { makeCase as makeSchemaCase } from './schema.mjs';

/** One case. */
export function makeCase(random) {
  return { ...makeSchemaCase(random), mode: 'printSchema' };
}
