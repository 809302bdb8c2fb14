// Apollo Client: queries with its cache, mutations, errors with codes, parts of a response by @defer.
// usage: node apollo.mjs URL TOKEN
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { check, run, token, url } from './check.mjs';

const accepted = [];
const makeClient = (headers) =>
  new ApolloClient({
    link: new HttpLink({
      uri: url,
      headers,
      fetch: (address, init) => {
        accepted.push(new Headers(init.headers).get('accept'));
        return fetch(address, init);
      },
    }),
    cache: new InMemoryCache({
      possibleTypes: { Node: ['Customer', 'Order', 'Product'] },
    }),
    incrementalHandler: new GraphQL17Alpha9Handler(),
  });
const client = makeClient({ authorization: `Bearer ${token}` });

const Orders = gql`
  query Orders($first: Int!, $status: OrderStatus) {
    orders(first: $first, where: { status: { eq: $status } }) {
      nodes { id orderNumber totalAmount customer { id name } lines { productName quantity } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

check('a query with variables is answered and normalised in the cache', async () => {
  const { data } = await client.query({ query: Orders, variables: { first: 2 } });
  assert.equal(data.orders.nodes.length, 2);
  assert.equal(data.orders.nodes[0].__typename, 'Order');
  const cached = client.cache.extract();
  assert.ok(cached[`Order:${data.orders.nodes[0].id}`], Object.keys(cached).join());
});

check('the global id reads the same object through node', async () => {
  const { data } = await client.query({ query: Orders, variables: { first: 1 } });
  const [order] = data.orders.nodes;
  const { data: again } = await client.query({
    query: gql`query Again($id: ID!) { node(id: $id) { id ... on Order { orderNumber } } }`,
    variables: { id: order.id },
    fetchPolicy: 'network-only',
  });
  assert.equal(again.node.orderNumber, order.orderNumber);
});

check('a mutation writes, and its payload tells the expected errors', async () => {
  const Register = gql`
    mutation Register($input: RegisterCustomerInput!) {
      registerCustomer(input: $input) { customer { id name } errors { __typename ... on Error { message } } }
    }
  `;
  const name = `Apollo ${Date.now()}`;
  const { data } = await client.mutate({ mutation: Register, variables: { input: { name } } });
  assert.deepEqual([data.registerCustomer.customer.name, data.registerCustomer.errors], [name, null]);
  const { data: refused } = await client.mutate({ mutation: Register, variables: { input: { name: '' } } });
  assert.equal(refused.registerCustomer.errors[0].__typename, 'InvalidInputError');
});

check('errors arrive with their codes', async () => {
  const codeOf = async (from, query) => {
    const error = await from.query({ query, fetchPolicy: 'network-only' }).then(() => null, (thrown) => thrown);
    assert.ok(CombinedGraphQLErrors.is(error), String(error));
    return error.errors[0].extensions.code;
  };
  const Admin = gql`{ admin { systemMetrics { totalTenants } } }`;
  assert.equal(await codeOf(client, gql`{ nonsense }`), 'GRAPHQL_VALIDATION_FAILED');
  assert.equal(await codeOf(client, Admin), 'AUTH_NOT_AUTHORIZED');
  assert.equal(await codeOf(makeClient({}), Admin), 'AUTH_NOT_AUTHENTICATED');
});

check('a deferred fragment arrives later, over multipart', async () => {
  const query = gql`
    query Deferred { me { id displayName ... @defer(label: "later") { tenant { code } } } }
  `;
  const states = [];
  await new Promise((resolve, reject) => {
    client.watchQuery({ query, fetchPolicy: 'network-only', notifyOnNetworkStatusChange: true }).subscribe({
      next: (result) => {
        if (result.error) {
          reject(result.error);
        }
        if (result.data?.me) {
          states.push(result);
        }
        if (result.dataState === 'complete') {
          resolve();
        }
      },
      error: reject,
    });
  });
  assert.match(accepted.at(-1), /multipart\/mixed/);
  assert.equal(states[0].data.me.displayName !== undefined, true);
  assert.equal(states.at(-1).data.me.tenant.code, 'acme');
  assert.deepEqual(states.map((state) => state.dataState), ['streaming', 'complete']);
});

check('a text that the server knows is sent as its hash only', async () => {
  const bodies = [];
  const persisted = new ApolloClient({
    link: new PersistedQueryLink({ sha256: (text) => createHash('sha256').update(text).digest('hex') }).concat(
      new HttpLink({
        uri: url,
        headers: { authorization: `Bearer ${token}` },
        fetch: (address, init) => {
          bodies.push(JSON.parse(init.body));
          return fetch(address, init);
        },
      }),
    ),
    cache: new InMemoryCache(),
  });
  const query = gql(`query Persisted${Date.now()}($first: Int!) { orders(first: $first) { nodes { orderNumber } } }`);
  for (const first of [1, 2]) {
    const { data } = await persisted.query({ query, variables: { first } });
    assert.equal(data.orders.nodes.length, first);
  }
  // Unknown, then told with its text, then known.
  assert.deepEqual(bodies.map((body) => 'query' in body), [false, true, false]);
});

await run();
