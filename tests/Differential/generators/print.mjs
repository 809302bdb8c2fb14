// Documents of the grammar, which both sides print; the texts must be the same to the byte.

import { Grammar, write } from './grammar.mjs';

/** One case. */
export function makeCase(random) {
  return { mode: 'print', query: write(random, new Grammar(random).document()) };
}
