// node run.mjs [--cases N] [--seed S] [--mode MODE,…] [--show N]
// Compares the engine with graphql-js on random cases; prints each difference and ends with "N passed, N failed".
import { existsSync } from 'node:fs';
import { difference } from './compare.mjs';
import { Random } from './generators/random.mjs';
import { Host } from './host.mjs';
import { minimise } from './minimise.mjs';
import { answer } from './oracle.mjs';

const Modes = ['parse', 'print', 'schema', 'printSchema', 'diff', 'validate', 'execute', 'subscribe', 'incremental'];
const InFlight = 64;

const options = readOptions(process.argv.slice(2));
const host = new Host();
let passed = 0;
let failed = 0;

for (const mode of options.modes) {
  const generator = new URL(`./generators/${mode}.mjs`, import.meta.url);
  if (existsSync(generator)) {
    const { makeCase } = await import(generator);
    await runMode(mode, makeCase);
  }
}
await host.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function readOptions(words) {
  const given = { cases: 300, seed: 1, show: 10 };
  for (let i = 0; i < words.length; i += 2) {
    given[words[i].replace(/^--/, '')] = words[i + 1];
  }
  return {
    cases: Number(given.cases),
    seed: Number(given.seed),
    show: Number(given.show),
    modes: given.mode ? given.mode.split(',') : Modes,
  };
}

async function runMode(mode, makeCase) {
  const before = [passed, failed];
  const running = new Set();
  for (let index = 0; index < options.cases; index++) {
    const seed = Random.seedOf(options.seed, mode, index);
    const request = { ...makeCase(new Random(seed)), mode };
    const running1 = runCase(mode, index, request).finally(() => running.delete(running1));
    running.add(running1);
    if (running.size >= InFlight) {
      await Promise.race(running);
    }
  }
  await Promise.all(running);
  console.log(`${mode}: ${passed - before[0]} passed, ${failed - before[1]} failed`);
}

async function runCase(mode, index, request) {
  const found = await compare(request);
  if (found === null) {
    passed++;
    return;
  }
  failed++;
  if (failed <= options.show) {
    const smaller = await minimise(request, async (candidate) => (await compare(candidate)) === found);
    await report(mode, index, smaller);
  }
}

async function compare(request) {
  const expected = await answer(request);
  let actual = await host.ask(request);
  let found = difference(request, expected, actual);
  // The host waits for real; on a busy machine delays of almost the same length may end in another order. Such an
  // answer is not the same every time, a wrong one is.
  for (let again = 0; again < 3 && found !== null && hasDelay(request); again++) {
    actual = await host.ask(request);
    found = difference(request, expected, actual);
  }
  return found;
}

function hasDelay(request) {
  return JSON.stringify(request.root ?? null).includes('"$delay"');
}

async function report(mode, index, request) {
  const [expected, actual] = [await answer(request), await host.ask(request)];
  console.log(`\n--- ${mode}, case ${index} of seed ${options.seed}: ${difference(request, expected, actual)}`);
  console.log(JSON.stringify(request));
  console.log(`graphql-js: ${JSON.stringify(expected)}`);
  console.log(`engine:     ${JSON.stringify(actual)}`);
}
