// The engine's side: the host process, one JSON object per line in and out.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../EngineHost/', import.meta.url));

function findAssembly() {
  const builds = ['Release', 'Debug'].map((name) => `${project}bin/${name}/net10.0/GraphTenancy.EngineHost.dll`);
  const given = process.env.ENGINE_HOST;
  // The one that was built last.
  const found = given ?? builds.filter(existsSync).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (!found) {
    throw new Error('Build the host first: dotnet build tests/EngineHost');
  }
  return found;
}

export class Host {
  constructor() {
    this.pending = new Map();
    this.nextId = 1;
    this.process = spawn('dotnet', [findAssembly()], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.exited = new Promise((resolve) => this.process.on('exit', resolve));
    this.exited.then((code) => this.failAll(new Error(`The host ended with ${code}.`)));
    createInterface({ input: this.process.stdout }).on('line', (line) => this.receive(line));
  }

  receive(line) {
    const answer = JSON.parse(line);
    this.pending.get(answer.id)?.resolve(answer);
    this.pending.delete(answer.id);
  }

  failAll(error) {
    for (const { reject } of this.pending.values()) {
      reject(error);
    }
    this.pending.clear();
  }

  ask(request) {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.process.stdin.write(`${JSON.stringify({ ...request, id })}\n`);
    });
  }

  // The end of its input ends the host once everything is answered.
  close() {
    this.process.stdin.end();
    return this.exited;
  }
}
