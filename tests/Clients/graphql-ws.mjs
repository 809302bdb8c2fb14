// The npm client graphql-ws against the running server. usage: node graphql-ws.mjs URL TOKEN
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { all, ask, check, run, token, until, url } from './check.mjs';

const connect = (options = {}) => createClient({
  url: url.replace(/^http/, 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { Authorization: `Bearer ${token}` },
  retryAttempts: 0,
  ...options,
});

const first = async (client, query) => (await all(client, { query }))[0];

/** How the server closes a client that tries one query. */
const closeOf = async (client) => {
  try {
    return { results: await all(client, { query: '{ __typename }' }) };
  } catch (event) {
    return { code: event.code, reason: event.reason };
  } finally {
    await client.dispose();
  }
};

check('a query is answered', async () => {
  const client = connect();
  assert.deepEqual(await all(client, { query: '{ clientEcho(text: "ä€😀") }' }), [{ data: { clientEcho: 'ä€😀' } }]);
  await client.dispose();
});

check('variables and operation names arrive', async () => {
  const client = connect();
  const query = 'query A { __typename } query B($t: String!) { clientEcho(text: $t) }';
  assert.deepEqual(
    await all(client, { query, operationName: 'B', variables: { t: 'x' } }),
    [{ data: { clientEcho: 'x' } }],
  );
  await client.dispose();
});

check('a query reads the rows of the tenant', async () => {
  const client = connect();
  const { data } = await first(client, '{ tenant { code } orders(first: 2) { nodes { orderNumber } } }');
  assert.equal(data.tenant.code, 'acme');
  assert.equal(data.orders.nodes.length, 2);
  await client.dispose();
});

check('a mutation runs once', async () => {
  const client = connect();
  const count = async () => (await first(client, 'mutation { clientCount { int } }')).data.clientCount.int;
  assert.equal(await count() + 1, await count());
  await client.dispose();
});

check('a subscription gives each event in order, and ends', async () => {
  const client = connect();
  const results = await all(client, { query: 'subscription { clientCountdown(from: 20) }' });
  assert.deepEqual(results.map(({ data }) => data.clientCountdown), Array.from({ length: 20 }, (_, i) => 20 - i));
  await client.dispose();
});

check('an operation that is not valid is an error of that operation alone', async () => {
  const client = connect();
  await assert.rejects(all(client, { query: '{ nothing }' }), (errors) => {
    assert.equal(errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    return true;
  });
  assert.deepEqual(await first(client, '{ clientEcho(text: "still here") }'), { data: { clientEcho: 'still here' } });
  await client.dispose();
});

check('a source that fails gives its error', async () => {
  const client = connect();
  const results = await all(client, { query: 'subscription { clientBroken }' });
  assert.equal(results[0].data.clientBroken, 1);
  assert.equal(results[1].errors[0].extensions.code, 'EXPECTED');
  await client.dispose();
});

check('a deferred part comes after the rest', async () => {
  const client = connect();
  const results = await all(client, {
    query: '{ now: clientEcho(text: "a") ... @defer(label: "L") { later: clientSlowEcho(text: "b", ms: 50) } }',
  });
  assert.deepEqual(results[0], {
    data: { now: 'a' }, pending: [{ id: '0', path: [], label: 'L' }], hasNext: true,
  });
  assert.deepEqual(results.slice(1).flatMap(({ incremental = [] }) => incremental), [{ id: '0', data: { later: 'b' } }]);
  assert.equal(results.at(-1).hasNext, false);
  await client.dispose();
});

check('a wrong token closes with 4403', async () => {
  assert.deepEqual(
    await closeOf(connect({ connectionParams: { Authorization: 'Bearer nonsense' } })),
    { code: 4403, reason: 'AUTH_NOT_AUTHENTICATED' },
  );
});

check('the tenant of somebody else closes with 4403', async () => {
  assert.deepEqual(
    await closeOf(connect({ connectionParams: { Authorization: `Bearer ${token}`, 'X-Tenant-ID': 'globex' } })),
    { code: 4403, reason: 'TENANT_CONFLICT' },
  );
});

check('without a token what needs one is refused', async () => {
  const client = connect({ connectionParams: undefined });
  await assert.rejects(all(client, { query: '{ orders { totalCount } }' }), (errors) => {
    assert.equal(errors[0].extensions.code, 'AUTH_NOT_AUTHENTICATED');
    return true;
  });
  await client.dispose();
});

check('a client that completes ends the source', async () => {
  const client = connect();
  const iterator = client.iterate({ query: 'subscription { clientTenant }' });
  assert.match((await iterator.next()).value.data.clientTenant, /^acme \d+$/);
  assert.equal((await ask('{ clientRunning }')).data.clientRunning, 1);
  await iterator.return();
  await until(async () => (await ask('{ clientRunning }')).data.clientRunning === 0, 'the source has ended');
  await client.dispose();
});

check('a client whose connection breaks connects again and goes on', async () => {
  let opened = 0;
  const client = connect({
    retryAttempts: 3,
    retryWait: async () => {},
    on: { connected: () => { opened += 1; } },
  });
  const iterator = client.iterate({ query: 'subscription { clientTenant }' });
  await iterator.next();
  client.terminate();
  for (let i = 0; i < 5; i += 1) {
    assert.match((await iterator.next()).value.data.clientTenant, /^acme \d+$/);
  }
  await until(async () => opened === 2, 'it is connected again');
  await iterator.return();
  await client.dispose();
});

check('pings of the client are answered', async () => {
  let pongs = 0;
  const client = connect({ keepAlive: 50, lazy: false, on: { pong: (received) => { pongs += received ? 1 : 0; } } });
  await until(async () => pongs >= 3, 'three pongs came');
  await client.dispose();
});

check('fifty operations of one socket at once get their own answers', async () => {
  const client = connect();
  const texts = Array.from({ length: 50 }, (_, i) => `text ${i}`);
  const answers = await Promise.all(
    texts.map((text) => first(client, `{ clientSlowEcho(text: "${text}", ms: ${(text.length * 7) % 40}) }`)),
  );
  assert.deepEqual(answers.map(({ data }) => data.clientSlowEcho), texts);
  await client.dispose();
});

check('forty sockets with five subscriptions each get all of their events', async () => {
  const clients = Array.from({ length: 40 }, () => connect());
  const counts = await Promise.all(clients.flatMap((client) => Array.from({ length: 5 }, async () =>
    (await all(client, { query: 'subscription { clientCountdown(from: 10) }' })).length)));
  assert.deepEqual(counts, Array(200).fill(10));
  await Promise.all(clients.map((client) => client.dispose()));
});

await run();
