// Documents of all kinds for the parser: right ones, right ones with a few wrong tokens, right ones with wrong characters.

import { Grammar, write } from './grammar.mjs';

const characters = [
  '\u0000', '\u0001', '\u0007', '\u000b', '\u007f', '\u0080', '\u00a0', '\u2028', '\ufeff', '\ufffe', '\uffff', '\ud800', '\udc00',
  '\ud83d\ude00', '\ud83d', '\ude00', 'é', '\r', '\n', '\r\n', '\t', '"', '"""', '\\', '\\u', '\\u{', '{', '}', '#', '.', '..', '0', '-',
  'e', '1', '$', '@', '&', '|', '!', '=', ':', ',', '\'', '`', '~', 'a', '_', '}', '/', '\\"""',
];

/** One case. */
export function makeCase(random) {
  const grammar = new Grammar(random);
  const tokens = grammar.document();
  for (let i = random.chance(0.5) ? random.between(1, 2) : 0; i > 0; i--) {
    mutate(random, grammar, tokens);
  }

  let text = write(random, tokens);
  for (let i = random.chance(0.3) ? random.between(1, 3) : 0; i > 0; i--) {
    text = disturb(random, text);
  }

  return { mode: 'parse', query: text };
}

function mutate(random, grammar, tokens) {
  const place = random.below(tokens.length);
  switch (random.below(5)) {
    case 0:
      tokens.splice(place, 1);
      break;
    case 1:
      tokens.splice(place, 0, grammar.token());
      break;
    case 2:
      tokens[place] = grammar.token();
      break;
    case 3: {
      const other = random.below(tokens.length);
      [tokens[place], tokens[other]] = [tokens[other], tokens[place]];
      break;
    }
    default:
      tokens.length = place;
  }
}

function disturb(random, text) {
  const place = random.below(text.length + 1);
  const length = random.chance(0.5) ? 0 : random.between(1, 2);
  const character = random.chance(0.9) ? random.pick(characters) : String.fromCharCode(random.below(0x10000));
  return text.slice(0, place) + character + text.slice(place + length);
}
