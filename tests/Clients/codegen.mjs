// graphql-codegen: introspects the running server, writes TypeScript types, and the TypeScript compiler accepts them.
// usage: node codegen.mjs URL TOKEN
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import { check, run, token, url } from './check.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
// Inside this folder, so that the generated imports find their packages.
const folder = mkdtempSync(path.join(here, 'node_modules', '.codegen-'));
const documents = path.join(folder, 'operations.graphql');
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

writeFileSync(documents, `
  query Orders($first: Int!, $where: OrderFilterInput) {
    orders(first: $first, where: $where) { nodes { id orderNumber status totalAmount placedAt } totalCount }
  }
  query ById($id: ID!) { node(id: $id) { __typename id ... on Customer { name } } }
  mutation Register($input: RegisterCustomerInput!) {
    registerCustomer(input: $input) { customer { id } errors { __typename ... on Error { message } } }
  }
`);

/** Compiles a program; throws what the compiler says about it. */
function compile(file) {
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext'];
  const done = spawnSync(process.execPath, [tsc, ...options, file], { cwd: folder, encoding: 'utf8' });
  assert.equal(done.status, 0, done.stdout);
}

process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

check('types of the schema and of the operations are generated', async () => {
  await generate({
    schema: [{ [url]: { headers: { authorization: `Bearer ${token}` } } }],
    documents: [documents],
    silent: true,
    cwd: here,
    generates: {
      [path.join(folder, 'schema.ts')]: { plugins: ['typescript'] },
      [path.join(folder, 'operations.ts')]: { plugins: ['typescript-operations'] },
    },
    config: {
      scalars: { UUID: 'string', DateTime: 'string', LocalDate: 'string', Decimal: 'number', Long: 'number', TenantCode: 'string', JSON: 'unknown' },
      strictScalars: true,
    },
  }, true);
  const names = { operations: ['OrdersQuery', 'OrdersQueryVariables', 'ByIdQuery', 'RegisterMutation'], schema: ['Order', 'Mutation'] };
  for (const [file, exported] of Object.entries(names)) {
    const text = readFileSync(path.join(folder, `${file}.ts`), 'utf8');
    for (const name of exported) {
      assert.match(text, new RegExp(`export type ${name} =`));
    }
  }
});

check('the compiler accepts a program that uses them', () => {
  const program = path.join(folder, 'program.ts');
  writeFileSync(program, `
    import type { OrdersQuery, OrdersQueryVariables, RegisterMutation } from './operations.js';
    import type { Order } from './schema.js';
    const variables: OrdersQueryVariables = { first: 1, where: { status: { eq: 'SHIPPED' }, orderNumber: { startsWith: 'A' } } };
    export const numberOf = (order: Pick<Order, 'orderNumber'>): string => order.orderNumber;
    export const total = (data: OrdersQuery): number => (data.orders?.nodes ?? []).reduce((sum, order) => sum + order.totalAmount, variables.first);
    export const failed = (data: RegisterMutation): string[] => (data.registerCustomer.errors ?? []).map((error) => error.message);
  `);
  compile(program);
});

check('the compiler refuses what the schema does not allow', () => {
  const program = path.join(folder, 'wrong.ts');
  writeFileSync(program, `
    import type { OrdersQueryVariables } from './operations.js';
    export const variables: OrdersQueryVariables = { first: 'ten' };
  `);
  assert.throws(() => compile(program), /TS2322/);
});

await run();
