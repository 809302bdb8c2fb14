// Runs checks one after the other and counts them; the last line is "N passed, N failed".
import assert from 'node:assert/strict';

const checks = [];

/** Adds a check; its name is a sentence. */
export const check = (name, run) => checks.push({ name, run });

/** What the scripts are given: node SCRIPT URL TOKEN. */
export const [url, token] = process.argv.slice(2);

/** Waits until something holds. */
export const until = async (holds, what, patience = 10_000) => {
  const end = Date.now() + patience;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `it did not come true in ${patience} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** All results of an operation of graphql-ws or graphql-sse; rejects as the client does. */
export const all = async (client, payload) => {
  const results = [];
  for await (const result of client.iterate(payload)) {
    results.push(result);
  }
  return results;
};

/** Asks by plain HTTP. */
export const ask = async (query) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return answer.json();
};

/** Runs the checks, each with a time limit. */
export const run = async () => {
  if (!url || !token) {
    console.error('usage: node SCRIPT URL TOKEN');
    process.exit(2);
  }

  let failed = 0;
  for (const { name, run: body } of checks) {
    let timer;
    try {
      await Promise.race([
        body(),
        new Promise((_, reject) => {
          timer = setTimeout(() => reject(new Error('no end after 30 s')), 30_000);
        }),
      ]);
      console.log(`ok     ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED ${name}: ${error?.stack ?? JSON.stringify(error)}`);
    } finally {
      clearTimeout(timer);
    }
  }

  console.log(`${checks.length - failed} passed, ${failed} failed`);
  process.exit(failed === 0 && checks.length > 0 ? 0 : 1);
};
