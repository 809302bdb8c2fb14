// The judge: graphql-js with the same resolvers as the host.
import {
  buildSchema, execute, getNullableType, GraphQLError, isListType, parse, print, printSchema, subscribe, validate,
  validateSchema,
} from 'graphql';
import { changesOf } from './changes.mjs';
import { payloadsOf } from './incremental.mjs';
import { VirtualTime } from './virtual-time.mjs';

const schemas = new Map();
const MaxSchemas = 500;

export function schemaOf(sdl) {
  let entry = schemas.get(sdl);
  if (entry === undefined) {
    entry = build(sdl);
    if (schemas.size >= MaxSchemas) {
      schemas.delete(schemas.keys().next().value);
    }
    schemas.set(sdl, entry);
  }
  return entry;
}

function build(sdl) {
  try {
    const schema = buildSchema(sdl);
    const errors = validateSchema(schema);
    return errors.length > 0 ? { errors } : { schema };
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : new GraphQLError(error.message)] };
  }
}

export async function answer(request) {
  if (request.mode === 'parse' || request.mode === 'print') {
    const { errors, document } = parseQuery(request.query);
    return { result: toJson(errors ? { errors } : request.mode === 'print' ? { text: print(document) } : {}) };
  }
  const { schema, errors } = schemaOf(request.sdl);
  if (errors) {
    return { result: toJson({ errors }) };
  }
  if (request.mode === 'diff') {
    const next = schemaOf(request.newSdl);
    return { result: toJson(next.errors ? { errors: next.errors } : { changes: changesOf(schema, next.schema) }) };
  }
  if (request.mode === 'schema' || request.mode === 'printSchema') {
    return { result: request.mode === 'printSchema' ? { text: printSchema(schema) } : {} };
  }
  return answerDocument(schema, request);
}

async function answerDocument(schema, request) {
  const { document, errors } = parseQuery(request.query);
  if (errors) {
    return { result: toJson({ errors }) };
  }
  if (request.mode === 'validate' || request.validate !== false) {
    const { found, isThrown } = tryValidate(schema, document);
    if (isThrown) {
      return { result: toJson({ errors: found }), isThrown };
    }

    if (found.length > 0 || request.mode === 'validate') {
      return { result: toJson(found.length > 0 ? { errors: found } : {}) };
    }
  }
  if (request.mode === 'incremental') {
    return deliver(schema, document, request);
  }
  return request.mode === 'subscribe' ? subscribeTo(schema, document, request) : executeOne(schema, document, request);
}

// With `@defer(if: 1)` in a subscription the rules do not report but throw.
function tryValidate(schema, document) {
  try {
    return { found: validate(schema, document) };
  } catch (error) {
    return { found: [error], isThrown: true };
  }
}

function parseQuery(query) {
  try {
    return { document: parse(query) };
  } catch (error) {
    return { errors: [error] };
  }
}

async function executeOne(schema, document, request) {
  const time = new VirtualTime();
  const resolvers = new Resolvers(request.root, time);
  const result = execute({ ...argumentsOf(schema, document, request), rootValue: request.root, fieldResolver: resolvers.field });
  return { result: toJson(await time.run(result)) };
}

async function deliver(schema, document, request) {
  const time = new VirtualTime();
  const resolvers = new Resolvers(request.root, time);
  const args = { ...argumentsOf(schema, document, request), rootValue: request.root, fieldResolver: resolvers.field };
  return { results: await payloadsOf(args, time, toJson) };
}

async function subscribeTo(schema, document, request) {
  const time = new VirtualTime();
  const resolvers = new Resolvers(request.root, time);
  let stream;
  try {
    stream = await time.run(subscribe({
      ...argumentsOf(schema, document, request),
      rootValue: request.root,
      fieldResolver: resolvers.field,
      subscribeFieldResolver: resolvers.events,
    }));
  } catch (error) {
    return { result: toJson({ errors: [error] }) };
  }
  if (!(Symbol.asyncIterator in stream)) {
    return { result: toJson(stream) };
  }
  const results = [];
  for (;;) {
    const { done, value } = await time.run(stream.next());
    if (done) {
      return { results };
    }
    results.push(toJson(value));
  }
}

const argumentsOf = (schema, document, request) => ({
  schema,
  document,
  variableValues: request.variables,
  operationName: request.operationName,
});

// As it goes over a wire: GraphQLError has a JSON form, undefined is absent.
const toJson = (value) => JSON.parse(JSON.stringify(value));

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

class Resolvers {
  constructor(root, time) {
    this.data = root?.$data;
    this.time = time;
    this.field = (source, args, _context, info) =>
      isObject(source) && Object.hasOwn(source, info.fieldName)
        ? this.resolve(source[info.fieldName], args, info.returnType)
        : undefined;
    this.events = (source, args, _context, info) => this.eventsOf(source?.[info.fieldName], args, info);
  }

  // The list itself: its items become values of the field when their events are executed.
  eventsOf(value, args, info) {
    if (Array.isArray(value)) {
      return eventsFrom(value, info.fieldName);
    }
    if (isObject(value) && '$ref' in value) {
      return this.eventsOf(this.data?.[value.$ref], args, info);
    }
    if (isObject(value) && '$delay' in value) {
      return this.time.delay(value.$delay).then(() => this.eventsOf(value.value, args, info));
    }
    return this.resolve(value, args, info.returnType);
  }

  // Items are values of their own only where the type has a list; a scalar takes an array as it is.
  resolve(value, args, type) {
    const nullable = getNullableType(type);
    if (Array.isArray(value) && isListType(nullable)) {
      return value.map((item) => this.resolveItem(item, args, nullable.ofType));
    }
    return isObject(value) ? this.resolveObject(value, args, type) : value;
  }

  resolveItem(item, args, type) {
    try {
      return this.resolve(item, args, type);
    } catch (error) {
      return error;
    }
  }

  resolveObject(value, args, type) {
    if ('$ref' in value) {
      const target = this.data;
      return isObject(target) && Object.hasOwn(target, value.$ref) ? this.resolve(target[value.$ref], args, type) : undefined;
    }
    if ('$error' in value) {
      throw new Error(value.$error);
    }
    if ('$delay' in value) {
      const late = this.time.delay(value.$delay).then(() => this.resolve(value.value, args, type));
      // Where the judge has given a part up, nobody is left to hear that it failed.
      late.catch(() => {});
      return late;
    }
    if ('$args' in value) {
      return JSON.stringify(args);
    }
    return '$text' in value ? fillIn(value.$text, args) : value;
  }
}

const fillIn = (text, args) => text.replace(/\$([A-Za-z_][A-Za-z0-9_]*)/g, (_, name) =>
  typeof args[name] === 'string' ? args[name] : String(JSON.stringify(args[name])));

async function* eventsFrom(list, field) {
  for (const value of list) {
    yield { [field]: value };
  }
}
