// The npm client graphql-sse, in its mode of distinct connections, against the running server.
// usage: node graphql-sse.mjs URL TOKEN
import assert from 'node:assert/strict';
import { createClient, NetworkError } from 'graphql-sse';
import { all, ask, check, run, token, until, url } from './check.mjs';

const connect = (options = {}) => createClient({
  url,
  headers: { authorization: `Bearer ${token}` },
  retryAttempts: 0,
  ...options,
});

const statusOf = async (client, query) => {
  try {
    return { results: await all(client, { query }) };
  } catch (error) {
    assert.ok(error instanceof NetworkError, error);
    const [{ extensions }] = (await error.response.json()).errors;
    return { status: error.response.status, code: extensions.code };
  }
};

check('a query is answered', async () => {
  assert.deepEqual(
    await all(connect(), { query: 'query ($t: String!) { clientEcho(text: $t) }', variables: { t: 'ä€😀\n' } }),
    [{ data: { clientEcho: 'ä€😀\n' } }],
  );
});

check('a mutation runs once', async () => {
  const count = async () =>
    (await all(connect(), { query: 'mutation { clientCount { int } }' }))[0].data.clientCount.int;
  assert.equal(await count() + 1, await count());
});

check('a subscription gives each event in order, and ends', async () => {
  const results = await all(connect(), { query: 'subscription { clientCountdown(from: 20) }' });
  assert.deepEqual(results.map(({ data }) => data.clientCountdown), Array.from({ length: 20 }, (_, i) => 20 - i));
});

check('errors of a document are an answer', async () => {
  const [{ errors }] = await all(connect(), { query: '{ nothing }' });
  assert.equal(errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
});

check('a source that fails gives its error', async () => {
  const results = await all(connect(), { query: 'subscription { clientBroken }' });
  assert.equal(results[0].data.clientBroken, 1);
  assert.equal(results[1].errors[0].extensions.code, 'EXPECTED');
});

check('a deferred part comes after the rest', async () => {
  const results = await all(connect(), {
    query: '{ now: clientEcho(text: "a") ... @defer { later: clientSlowEcho(text: "b", ms: 50) } }',
  });
  assert.deepEqual(results[0], { data: { now: 'a' }, pending: [{ id: '0', path: [] }], hasNext: true });
  assert.deepEqual(results.slice(1).flatMap(({ incremental = [] }) => incremental), [{ id: '0', data: { later: 'b' } }]);
  assert.equal(results.at(-1).hasNext, false);
});

check('a wrong token is refused with 401', async () => {
  const client = connect({ headers: { authorization: 'Bearer nonsense' } });
  assert.deepEqual(
    await statusOf(client, 'subscription { clientTenant }'), { status: 401, code: 'AUTH_NOT_AUTHENTICATED' });
});

check('the tenant of somebody else is refused', async () => {
  const client = connect({ headers: { authorization: `Bearer ${token}`, 'x-tenant-id': 'globex' } });
  assert.deepEqual(await statusOf(client, 'subscription { clientTenant }'), { status: 400, code: 'TENANT_CONFLICT' });
});

check('a client that leaves ends the source', async () => {
  const iterator = connect().iterate({ query: 'subscription { clientTenant }' });
  assert.match((await iterator.next()).value.data.clientTenant, /^acme \d+$/);
  assert.equal((await ask('{ clientRunning }')).data.clientRunning, 1);
  await iterator.return();
  await until(async () => (await ask('{ clientRunning }')).data.clientRunning === 0, 'the source has ended');
});

check('a client whose connection breaks connects again', async () => {
  let attempts = 0;
  const client = connect({
    retryAttempts: 3,
    retry: async () => {},
    fetchFn: async (address, init) => {
      attempts += 1;
      if (attempts === 1) {
        throw new TypeError('the network is down');
      }
      return fetch(address, init);
    },
  });
  assert.equal((await all(client, { query: 'subscription { clientCountdown(from: 3) }' })).length, 3);
  assert.equal(attempts, 2);
});

check('fifty subscriptions at once get all of their events', async () => {
  const counts = await Promise.all(Array.from({ length: 50 }, async () =>
    (await all(connect(), { query: 'subscription { clientCountdown(from: 10) }' })).length));
  assert.deepEqual(counts, Array(50).fill(10));
});

await run();
