// Makes a failing case smaller: drops parts of the document, the variables and the data as long as it still fails.
import { Kind, parse, print, visit } from 'graphql';

const MaxTries = 400;

export async function minimise(request, stillFails) {
  let tries = 0;
  let current = request;
  for (let isSmaller = true; isSmaller && tries < MaxTries;) {
    isSmaller = false;
    for (const candidate of smallerOnes(current)) {
      if (tries++ >= MaxTries) {
        break;
      }
      if (await fails(candidate, stillFails)) {
        current = candidate;
        isSmaller = true;
        break;
      }
    }
  }
  return current;
}

async function fails(candidate, stillFails) {
  try {
    return await stillFails(candidate);
  } catch {
    return false;
  }
}

function* smallerOnes(request) {
  yield* withoutPartsOfDocument(request);
  if (request.root) {
    for (const root of withoutParts(request.root)) {
      yield { ...request, root };
    }
  }
}

const Droppable = new Set([
  Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD, Kind.FRAGMENT_DEFINITION, Kind.DIRECTIVE, Kind.ARGUMENT,
  Kind.VARIABLE_DEFINITION, Kind.OPERATION_DEFINITION, Kind.OBJECT_FIELD,
]);

function* withoutPartsOfDocument(request) {
  let document;
  try {
    document = parse(request.query);
  } catch {
    return;
  }
  for (let target = 0; ; target++) {
    let count = 0;
    let found = false;
    const smaller = visit(document, {
      enter(node) {
        if (Droppable.has(node.kind) && count++ === target) {
          found = true;
          return null;
        }
        return undefined;
      },
    });
    if (!found) {
      return;
    }
    try {
      yield { ...request, query: print(parse(print(smaller))) };
    } catch {
      // Dropping the last selection leaves no document.
    }
  }
}

function* withoutParts(value) {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      yield value.filter((_, at) => at !== i);
      for (const item of withoutParts(value[i])) {
        yield value.with ? value.with(i, item) : value.map((old, at) => (at === i ? item : old));
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      const { [key]: _, ...rest } = value;
      yield rest;
      for (const smaller of withoutParts(value[key])) {
        yield { ...value, [key]: smaller };
      }
    }
  }
}
