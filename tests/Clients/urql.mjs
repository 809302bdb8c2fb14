// urql: queries, mutations, errors with codes, and pages by cursor.
// usage: node urql.mjs URL TOKEN
import assert from 'node:assert/strict';
import { Client, cacheExchange, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { check, run, token, url } from './check.mjs';

const makeClient = (options) => new Client({ url, exchanges: [cacheExchange, fetchExchange], preferGetMethod: false, ...options });
const client = makeClient({ fetchOptions: { headers: { authorization: `Bearer ${token}` } } });

const Page = gql`
  query Page($first: Int!, $after: String) {
    orders(first: $first, after: $after, order: [{ orderNumber: ASC }]) {
      edges { cursor node { id orderNumber } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`;

check('pages follow each other until the last one', async () => {
  const numbers = [];
  let after = null;
  let total;
  do {
    const { data, error } = await client.query(Page, { first: 2, after });
    assert.equal(error?.message, undefined);
    total = data.orders.totalCount;
    numbers.push(...data.orders.edges.map((edge) => edge.node.orderNumber));
    after = data.orders.pageInfo.hasNextPage ? data.orders.pageInfo.endCursor : null;
  } while (after);
  assert.equal(numbers.length, total);
  assert.deepEqual(numbers, [...new Set(numbers)].sort());
});

check('a query may go by GET', async () => {
  const methods = [];
  const byGet = makeClient({
    preferGetMethod: 'force',
    fetchOptions: { headers: { authorization: `Bearer ${token}` } },
    fetch: (address, init) => {
      methods.push(init.method);
      return fetch(address, init);
    },
  });
  const { data, error } = await byGet.query(gql`{ me { displayName } }`, {});
  assert.equal(error?.message, undefined);
  assert.ok(data.me.displayName);
  assert.deepEqual(methods, ['GET']);
});

check('a mutation is answered with its payload', async () => {
  const Register = gql`
    mutation Register($input: RegisterCustomerInput!) {
      registerCustomer(input: $input) { customer { id name } errors { __typename } }
    }
  `;
  const name = `urql ${Date.now()}`;
  const { data, error } = await client.mutation(Register, { input: { name } });
  assert.equal(error?.message, undefined);
  assert.deepEqual([data.registerCustomer.customer.name, data.registerCustomer.errors], [name, null]);
});

check('errors arrive with their codes', async () => {
  const { error } = await client.query(gql`{ admin { systemMetrics { totalTenants } } }`, {});
  assert.equal(error.graphQLErrors[0].extensions.code, 'AUTH_NOT_AUTHORIZED');
  const anonymous = await makeClient({}).query(gql`{ me { displayName } }`, {});
  assert.equal(anonymous.error.graphQLErrors[0].extensions.code, 'AUTH_NOT_AUTHENTICATED');
});

check('a deferred fragment is merged into the result when it arrives', async () => {
  const Deferred = gql`{ me { displayName ...Later @defer } } fragment Later on Me { tenant { code } }`;
  const results = [];
  await new Promise((resolve) => {
    // Not toPromise(): it aborts the response while its last bytes are on their way.
    client.query(Deferred, {}).subscribe((result) => {
      results.push(result);
      if (!result.hasNext) {
        setTimeout(resolve, 50);
      }
    });
  });
  assert.equal(results.at(-1).error?.message, undefined);
  assert.deepEqual(results.map(({ data }) => data.me.tenant?.code), [undefined, 'acme']);
});

check('a subscription comes by WebSocket', async () => {
  const socket = createClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: `Bearer ${token}` },
  });
  const overSocket = makeClient({
    exchanges: [
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
        }),
      }),
    ],
  });
  const numbers = [];
  await new Promise((resolve) => {
    const { unsubscribe } = overSocket
      .subscription(gql`subscription ($from: Int!) { clientCountdown(from: $from) }`, { from: 3 })
      .subscribe(({ data, error, hasNext }) => {
        if (hasNext) {
          numbers.push(data.clientCountdown);
          return;
        }
        // The last result is told once more when the stream has ended.
        assert.equal(error?.message, undefined);
        setTimeout(() => resolve(unsubscribe()));
      });
  });
  await socket.dispose();
  assert.deepEqual(numbers, [3, 2, 1]);
});

await run();
