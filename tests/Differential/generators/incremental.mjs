// Queries and mutations with @defer and @stream at random places.
import { getNullableType, isListType, parse, validate } from 'graphql';
import { schemaOf } from '../oracle.mjs';
import { DataGenerator } from './data.mjs';
import { OperationGenerator } from './operations.mjs';
import { generateSdl } from './sdl.mjs';

const Directives = `
directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
directive @stream(initialCount: Int! = 0, if: Boolean! = true, label: String) on FIELD
`;

/** One case. */
export function makeCase(random) {
  const { sdl, schema } = validSchema(random);
  const operation = schema.getMutationType() && random.chance(0.2) ? 'mutation' : 'query';
  const rootType = operation === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  const data = new DataGenerator(random, schema, { trouble: random.pick([0, 0, 0.03, 0.1]), delays: random.pick([0, 0, 0.05, 0.15]) });
  return { sdl, root: data.root([rootType]), ...documentFor(random, schema, operation, rootType) };
}

function validSchema(random) {
  for (;;) {
    const sdl = generateSdl(random, {}) + Directives;
    const { schema } = schemaOf(sdl);
    if (schema) {
      return { sdl, schema };
    }
  }
}

function documentFor(random, schema, operation, rootType) {
  let last;
  for (let i = 0; i < 30; i++) {
    last = new IncrementalGenerator(random, schema).document(operation, rootType);
    if (validate(schema, parse(last.query)).length === 0) {
      return last;
    }
  }
  return last;
}

class IncrementalGenerator extends OperationGenerator {
  constructor(random, schema) {
    super(random, schema);
    this.labels = 0;
  }

  selection(type, depth) {
    // More fragments than elsewhere, so that deferred ones overlap.
    return depth > 0 && this.random.chance(0.3) && this.overlaps(type, type)
      ? this.fragment(type, depth - 1)
      : super.selection(type, depth);
  }

  fragment(type, depth) {
    const text = super.fragment(type, depth);
    return this.random.chance(0.55) ? deferred(text, this.directive('defer', [])) : text;
  }

  field(field, depth, options) {
    const text = super.field(field, depth, options);
    if (options?.isBare || !isListType(getNullableType(field.type)) || !this.random.chance(0.4)) {
      return text;
    }
    const count = this.random.pick(['initialCount: 0', 'initialCount: 1', 'initialCount: 2', null]);
    return streamed(text, this.directive('stream', count ? [count] : []));
  }

  directive(name, given) {
    const { random } = this;
    const args = [...given];
    if (random.chance(0.15)) {
      args.push(`if: ${random.chance(0.5) ? this.variable('Boolean!', random.pick([true, false])) : random.pick(['true', 'false'])}`);
    }
    if (random.chance(0.2)) {
      args.push(`label: "l${this.labels++}"`);
    }
    return ` @${name}${args.length > 0 ? `(${args.join(', ')})` : ''}`;
  }
}

// Behind the condition or the name: before the first brace, or at the end.
function deferred(text, directive) {
  const brace = bodyOf(text);
  return brace < 0 ? text + directive : `${text.slice(0, brace).trimEnd()}${directive} ${text.slice(brace)}`;
}

const streamed = deferred;

// The brace of the selection set: the first one that no parenthesis surrounds.
function bodyOf(text) {
  let depth = 0;
  let isText = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"' && text[i - 1] !== '\\') {
      isText = !isText;
    } else if (!isText && '(['.includes(text[i])) {
      depth++;
    } else if (!isText && ')]'.includes(text[i])) {
      depth--;
    } else if (!isText && text[i] === '{' && depth === 0) {
      return i;
    }
  }
  return -1;
}
