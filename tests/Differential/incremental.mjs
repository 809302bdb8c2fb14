// Incremental delivery: the judge's payloads, the rules of the format, and what the payloads come to when merged.
import { experimentalExecuteIncrementally } from 'graphql';
import { isDeepStrictEqual } from 'node:util';

// All payloads of a request; a response that is not delivered in parts is the only one.
export async function payloadsOf(args, time, toJson) {
  const result = await time.run(experimentalExecuteIncrementally(args));
  if (!('initialResult' in result)) {
    return [toJson(result)];
  }
  const payloads = [toJson(result.initialResult)];
  for (;;) {
    const { done, value } = await time.run(result.subsequentResults.next());
    if (done) {
      return payloads;
    }
    payloads.push(toJson(value));
  }
}

export function differsInPayloads(request, expected, actual) {
  if (isRefused(expected) || isRefused(actual)) {
    return isRefused(expected) === isRefused(actual) ? null : `only ${isRefused(expected) ? 'graphql-js' : 'the engine'} refused the request`;
  }
  const wrong = brokenRule(actual);
  if (wrong) {
    return `the payloads break the format: ${wrong}`;
  }
  const broken = brokenRule(expected);
  if (broken) {
    return `the judge's payloads break the format: ${broken}`;
  }
  const [wanted, given] = [merge(expected), merge(actual)];
  if (!isDeepStrictEqual(wanted.data, given.data)) {
    return 'merged data differs';
  }
  // Which of several errors comes first depends on time where something is late.
  if (JSON.stringify(request.root ?? null).includes('"$delay"')) {
    return null;
  }
  return isDeepStrictEqual(errorsOf(wanted), errorsOf(given)) ? null : 'errors differ';
}

const isRefused = ([first]) => first.data === undefined && first.errors?.length > 0;

const errorsOf = ({ errors }) => errors.map(({ message, path, locations }) => JSON.stringify([message, path, locations])).sort();

// Returns the first rule that a list of payloads breaks, or null.
function brokenRule(payloads) {
  const state = { known: new Map(), seen: new Set(), data: structuredClone(payloads[0]?.data) };
  for (const [index, payload] of payloads.entries()) {
    const isLast = index === payloads.length - 1;
    if (payloads.length > 1 && payload.hasNext !== !isLast) {
      return `hasNext of payload ${index}`;
    }
    const found = announced(state, payload) ?? delivered(state, payload) ?? completed(state, payload);
    if (found) {
      return found;
    }
  }
  return state.known.size === 0 ? null : `never completed: ${[...state.known.keys()]}`;
}

function announced(state, payload) {
  for (const { id, path } of payload.pending ?? []) {
    if (state.seen.has(id)) {
      return `id ${id} stands for two parts`;
    }
    state.seen.add(id);
    state.known.set(id, path);
  }
  return null;
}

function delivered(state, payload) {
  for (const entry of payload.incremental ?? []) {
    const path = state.known.get(entry.id);
    if (path === undefined) {
      return `data for ${entry.id}, which is not pending`;
    }
    const target = at(state.data, [...path, ...(entry.subPath ?? [])]);
    if ('items' in entry ? !Array.isArray(target) : target === null || typeof target !== 'object' || Array.isArray(target)) {
      return `nothing stands at ${JSON.stringify(path)} for ${entry.id}`;
    }
    apply(target, structuredClone(entry));
  }
  return null;
}

function completed(state, payload) {
  for (const { id } of payload.completed ?? []) {
    const path = state.known.get(id);
    if (path === undefined) {
      return `${id} is completed and not pending`;
    }
    if (at(state.data, path) === undefined) {
      return `nothing stands at ${JSON.stringify(path)}`;
    }
    state.known.delete(id);
  }
  return null;
}

const at = (data, path) => path.reduce((value, key) => value?.[key], data);

function apply(target, entry) {
  if ('items' in entry) {
    target.push(...entry.items);
  } else {
    mergeInto(target, entry.data);
  }
}

function mergeInto(target, source) {
  for (const [key, value] of Object.entries(source)) {
    const known = target[key];
    if (known !== null && typeof known === 'object' && value !== null && typeof value === 'object') {
      mergeInto(known, value);
    } else {
      target[key] = value;
    }
  }
}

// The data that a client has in the end, and all errors it saw.
function merge(payloads) {
  const data = structuredClone(payloads[0]?.data);
  const errors = [...(payloads[0]?.errors ?? [])];
  const paths = new Map();
  for (const payload of payloads) {
    for (const { id, path } of payload.pending ?? []) {
      paths.set(id, path);
    }
    for (const entry of payload.incremental ?? []) {
      apply(at(data, [...paths.get(entry.id), ...(entry.subPath ?? [])]), structuredClone(entry));
      errors.push(...(entry.errors ?? []));
    }
    errors.push(...(payload.completed ?? []).flatMap((entry) => entry.errors ?? []));
  }
  return { data, errors };
}
