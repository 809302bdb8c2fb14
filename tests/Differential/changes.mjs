// Changes between two schemas: what graphql-js finds, and what must be equal.
import { BreakingChangeType, DangerousChangeType, findSchemaChanges, SafeChangeType } from 'graphql';
import { isDeepStrictEqual } from 'node:util';

const known = new Set(Object.keys({ ...BreakingChangeType, ...DangerousChangeType, ...SafeChangeType }));

/** The changes as the host tells them. */
export function changesOf(oldSchema, newSchema) {
  return findSchemaChanges(oldSchema, newSchema).map(({ type, description }) => ({
    severity: type in BreakingChangeType ? 'breaking' : type in DangerousChangeType ? 'dangerous' : 'safe',
    code: type,
    message: reworded(type, description),
  }));
}

// Two sentences of graphql-js are slips: a description that is gone "has changed to undefined", and the description of a
// directive's argument is told of "@name(name)". The host says what is meant.
function reworded(type, text) {
  return type === 'DESCRIPTION_CHANGED' ? text.replace(/ has changed to "undefined"\.$/, ' was removed.') : text;
}

// The engine looks at more than graphql-js, such as deprecations and the description of the schema itself.
// The texts of the built-in directives are each side's own.
const isShared = ({ code, message }) =>
  known.has(code) && !/^Description of (the schema|@(skip|include|deprecated|specifiedBy|oneOf)\b)/.test(message);

/** Null, or what differs. */
export function differsInChanges(expected, actual) {
  const [wanted, given] = [expected, actual].map(({ result }) =>
    result.changes.filter(isShared).map(textOf).sort());
  if (isDeepStrictEqual(wanted, given)) {
    return null;
  }
  const [missing, extra] = [wanted.filter((text) => !given.includes(text)), given.filter((text) => !wanted.includes(text))];
  return `the changes differ: missing ${JSON.stringify(missing)}, extra ${JSON.stringify(extra)}`;
}

const isOfDirectiveArgument = /^Description of @(\w+)\((\w+):?\) /;

function textOf({ severity, code, message }) {
  // See above: which argument it is cannot be read from the sentence of graphql-js.
  return `${severity} ${code} ${message.replace(isOfDirectiveArgument, 'Description of an argument of @$1 ')}`;
}
