// Runs every audit of the npm package graphql-http (MUST, SHOULD and MAY) against a running server.
// usage: node audits.mjs URL [TOKEN]; the last line is "N passed, N failed", the exit code 1 when one failed.
import { serverAudits } from 'graphql-http';

const [url, token] = process.argv.slice(2);
if (!url) {
  console.error('usage: node audits.mjs URL [TOKEN]');
  process.exit(2);
}

/** The audits ask for { __typename } only, which needs no token; with one they go the way of a known caller. */
const fetchFn = (address, init = {}) => {
  const headers = new Headers(init.headers);
  if (token) {
    headers.set('authorization', `Bearer ${token}`);
  }
  return fetch(address, { ...init, headers });
};

let passed = 0;
let failed = 0;
for (const audit of serverAudits({ url, fetchFn })) {
  const result = await audit.fn();
  if (result.status === 'ok') {
    passed += 1;
    console.log(`ok     ${audit.id} ${audit.name}`);
  } else {
    // A "notice" is an audit of the level MAY that did not hold; here every level counts.
    failed += 1;
    console.log(`FAILED ${audit.id} ${audit.name}: ${result.status}, ${result.reason}`);
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
