// What must be equal, mode by mode. Returns null, or what differs.
import { isDeepStrictEqual } from 'node:util';
import { differsInChanges } from './changes.mjs';
import { differsInPayloads } from './incremental.mjs';

const verdict = (answer) => (answer.result?.errors?.length > 0 ? 'refused' : 'accepted');

export function difference(request, expected, actual) {
  switch (request.mode) {
    case 'parse':
      return differsInVerdict(expected, actual) ?? differsInPlace(expected, actual);
    case 'schema':
      return differsInVerdict(expected, actual);
    case 'validate':
      return differsInVerdict(expected, actual) ?? differsInErrors(expected, actual);
    case 'print':
    case 'printSchema':
      return differsInVerdict(expected, actual) ?? differsInText(expected, actual);
    case 'diff':
      return differsInVerdict(expected, actual) ?? (expected.result.changes ? differsInChanges(expected, actual) : null);
    case 'incremental':
      return differsInPayloads(request, expected.results ?? [expected.result], actual.results ?? [actual.result]);
    default:
      return differsInAnswer(request, expected, actual);
  }
}

function differsInVerdict(expected, actual) {
  const [wanted, given] = [verdict(expected), verdict(actual)];
  return wanted === given ? null : `graphql-js ${wanted} it, the engine ${given} it`;
}

function differsInPlace(expected, actual) {
  const [wanted, given] = [expected, actual].map((answer) => answer.result.errors?.[0].locations);
  return isDeepStrictEqual(wanted, given) ? null : 'the error stands at another place';
}

// All errors with their messages and places, in any order. Left out: which hundred of more than a hundred errors are
// named, what graphql-js throws instead of reporting it, and type definitions in a request, which graphql-js also reads.
function differsInErrors(expected, actual) {
  const [wanted, given] = [expected, actual].map((answer) => answer.result.errors ?? []);
  const isLeftOut = expected.isThrown || wanted.length > 100 || wanted.some(({ message }) => message.endsWith('definition is not executable.'));
  const sorted = (errors) => errors.map(({ message, locations }) => JSON.stringify([message, locations])).sort();
  return isLeftOut || isDeepStrictEqual(sorted(wanted), sorted(given)) ? null : 'the errors differ';
}

function differsInText(expected, actual) {
  return expected.result.text === actual.result.text ? null : 'the texts differ';
}

function differsInAnswer(request, expected, actual) {
  if (('results' in expected) !== ('results' in actual)) {
    return 'one answer is a stream, the other is not';
  }
  if (!('results' in expected)) {
    return differsInResult(request, expected.result, actual.result);
  }
  if (expected.results.length !== actual.results.length) {
    return 'the streams have different lengths';
  }
  for (let i = 0; i < expected.results.length; i++) {
    const found = differsInResult(request, expected.results[i], actual.results[i]);
    if (found) {
      return `event ${i}: ${found}`;
    }
  }
  return null;
}

function differsInResult(request, expected, actual) {
  if (isRefused(expected) !== isRefused(actual)) {
    return `only ${isRefused(expected) ? 'graphql-js' : 'the engine'} refused the request`;
  }
  // As texts: the order of keys counts.
  if (textOf(expected.data) !== textOf(actual.data)) {
    return 'data differs';
  }
  // What the rules of validation say is compared in the mode "validate".
  if (isRefused(expected) && !isByVariables(expected)) {
    return null;
  }
  const [wanted, given] = [expected, actual].map((result) => (result.errors ?? []).map(errorOf));
  return isDeepStrictEqual(wanted, given) ? null : 'errors differ';
}

// Each implementation describes the built-in types and directives in its own words; all else of introspection is equal.
const BuiltIn = /^(__.*|Int|Float|String|Boolean|ID|skip|include|deprecated|specifiedBy|oneOf)$/;

function textOf(data) {
  const schema = data?.__schema;
  if (!schema) {
    return JSON.stringify(data);
  }
  return JSON.stringify({ ...data, __schema: { ...schema, types: schema.types?.map(withoutOwnWords), directives: schema.directives?.map(withoutOwnWords) } });
}

const withoutOwnWords = (element) => (BuiltIn.test(element.name)
  ? JSON.parse(JSON.stringify(element, (key, value) => (key === 'description' ? null : value)))
  : element);

const isRefused = (result) => result.data === undefined && (result.errors?.length ?? 0) > 0;

const isByVariables = (result) => result.errors.some(({ message }) => /^Variable "\$[^"]*" (has invalid|expected value of type)|processing variables/.test(message));

const errorOf = ({ message, path, locations }) => ({ message, path, locations });
