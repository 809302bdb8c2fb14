// graphql-js in a process of its own. One JSON object per line in, one per line out:
//   {"prepare":"parse|validate|execute","sdl":…,"document":…,"items":…} → {"work":0,"version":…}
//   {"work":0,"milliseconds":200} → {"nanoseconds":…}: the mean time of what was prepared, over about so long.
import { createInterface } from 'node:readline';
import { buildSchema, executeSync, parse, validate, version } from 'graphql';

const prepared = [];

function prepare({ prepare: work, sdl, document, items }) {
  const schema = buildSchema(sdl);
  const parsed = parse(document);
  const operations = {
    parse: () => parse(document),
    validate: () => validate(schema, parsed),
    execute: () => JSON.stringify(executeSync({ schema, document: parsed, rootValue: { items } })),
  };
  const operation = operations[work];
  const outcome = operation();
  if (work === 'validate' && outcome.length > 0) {
    throw outcome[0];
  }
  if (work === 'execute' && outcome.includes('"errors"')) {
    throw new Error(outcome);
  }
  return { work: prepared.push(operation) - 1, version };
}

function run({ work, milliseconds }) {
  const operation = prepared[work];
  const start = process.hrtime.bigint();
  const end = start + BigInt(milliseconds) * 1_000_000n;
  let now = start;
  let count = 0;
  while (now < end) {
    operation();
    count++;
    now = process.hrtime.bigint();
  }
  return { nanoseconds: Number(now - start) / count };
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(request.prepare ? prepare(request) : run(request))}\n`);
}
