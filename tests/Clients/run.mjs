// Starts the server with the fields of tests/ClientServer, which must be built, on a free port and with a database of
// its own; runs the scripts against it. usage: node run.mjs [SCRIPT …]; the last line is "N passed, N failed".
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const program = join(here, '..', 'ClientServer', 'bin', process.env.CONFIGURATION ?? 'Debug', 'net10.0',
  'GraphTenancy.ClientServer.dll');
const scripts = process.argv.length > 2 ? process.argv.slice(2) : [
  'audits.mjs', 'graphql-ws.mjs', 'graphql-sse.mjs', 'apollo.mjs', 'urql.mjs', 'relay.mjs', 'codegen.mjs',
];

const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

/** Runs a program to its end; its output is shown as well where that is asked for. */
const runToEnd = (command, args, { env = process.env, show = false } = {}) => new Promise((resolve, reject) => {
  const child = spawn(command, args, { cwd: here, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
    if (show) {
      process.stdout.write(data);
    }
  });
  child.on('error', reject).on('close', (code) => resolve({ code, output }));
});

const folder = await mkdtemp(join(tmpdir(), 'graphtenancy-clients-'));
const env = {
  ...process.env,
  GraphTenancy__Embedded__Folder: folder,
  GraphTenancy__Embedded__Port: String(await freePort()),
  GraphTenancy__AutomaticPersistedQueries__Enabled: 'true',
};
const address = `http://127.0.0.1:${await freePort()}`;
const server = spawn('dotnet', [program, '--urls', address], { env, stdio: ['ignore', 'pipe', 'pipe'] });
let log = '';
server.stdout.on('data', (data) => { log += data; });
server.stderr.on('data', (data) => { log += data; });
const ended = new Promise((resolve) => { server.on('close', resolve); });

/** Waits until the server is ready, or has given up. */
const whenReady = async () => {
  const end = Date.now() + 90_000;
  while (Date.now() < end && server.exitCode === null) {
    const answer = await fetch(`${address}/health/ready`).catch(() => null);
    if (answer?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server did not start:\n${log}`);
};

let passed = 0;
let failed = 0;
try {
  await whenReady();
  const { output: token } = await runToEnd('dotnet', [program, 'token', '--tenant', 'acme', '--user', 'alice'], { env });
  for (const script of scripts) {
    console.log(`-- ${script}`);
    const { code, output } = await runToEnd('node', [join(here, script), `${address}/graphql`, token.trim()],
      { show: true });
    const [, ok, wrong] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [null, 0, 1];
    passed += Number(ok);
    // A script that breaks counts, whatever it has printed.
    failed += Math.max(Number(wrong), code === 0 ? 0 : 1);
  }
} catch (error) {
  console.error(error);
  failed += 1;
} finally {
  server.kill('SIGINT');
  const killer = setTimeout(() => server.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(killer);
  await rm(folder, { recursive: true, force: true });
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
