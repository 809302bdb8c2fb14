// relay-compiler against the printed schema: connections, refetching by node, mutations with inputs.
// usage: node relay.mjs URL TOKEN
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check, run, token, url } from './check.mjs';

const compiler = path.join(path.dirname(createRequire(import.meta.url).resolve('relay-compiler/package.json')), 'cli.js');
const folder = mkdtempSync(path.join(tmpdir(), 'graphtenancy-relay-'));
const source = path.join(folder, 'src');
const generated = path.join(source, '__generated__');

const OrderList = `
  fragment App_orders on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "AppOrdersPaginationQuery") {
    orders(first: $first, after: $after, where: { status: { eq: SHIPPED } }) @connection(key: "App_orders") {
      edges { node { id orderNumber ...App_order } }
    }
  }`;
const Order = `
  fragment App_order on Order @refetchable(queryName: "AppOrderRefetchQuery") {
    orderNumber totalAmount customer { name } lines { productName quantity }
  }`;
const Query = 'query AppQuery { me { displayName } ...App_orders }';
const Register = `
  mutation AppRegisterMutation($input: RegisterCustomerInput!) {
    registerCustomer(input: $input) { customer { id name } errors { __typename ... on Error { message } } }
  }`;

/** Compiles the documents; throws what the compiler says when it refuses them. */
function compile(...documents) {
  rmSync(source, { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  const tags = documents.map((text, index) => `export const document${index} = graphql\`${text}\`;`);
  writeFileSync(path.join(source, 'App.js'), `import { graphql } from 'react-relay';\n${tags.join('\n')}\n`);
  execFileSync(process.execPath, [compiler, path.join(folder, 'relay.config.json')], { cwd: folder, stdio: 'pipe', encoding: 'utf8' });
  return readdirSync(generated).sort();
}

process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

check('the schema is served as SDL', async () => {
  const response = await fetch(`${url}?sdl`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(response.status, 200);
  writeFileSync(path.join(folder, 'schema.graphql'), await response.text());
  writeFileSync(
    path.join(folder, 'relay.config.json'),
    JSON.stringify({ src: './src', schema: './schema.graphql', language: 'javascript', eagerEsModules: true }),
  );
});

check('connections, fragments and mutations compile', () => {
  const files = compile(OrderList, Order, Query, Register);
  assert.deepEqual(files, [
    'AppOrderRefetchQuery.graphql.js', 'AppOrdersPaginationQuery.graphql.js', 'AppQuery.graphql.js',
    'AppRegisterMutation.graphql.js', 'App_order.graphql.js', 'App_orders.graphql.js',
  ]);
});

check('what it compiled is answered by the server', async () => {
  const text = /"?text"?: ("(?:[^"\\]|\\.)*")/.exec(readFileSync(path.join(generated, 'AppQuery.graphql.js'), 'utf8'));
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: JSON.parse(text[1]), variables: { first: 10 } }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined);
  assert.ok(data.orders.edges.every((edge) => edge.node.__typename === 'Order' && edge.cursor));
});

check('a field that the schema lacks is refused', () => {
  assert.throws(() => compile('query AppQuery { me { nonsense } }'), /nonsense/);
});

await run();
