import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('node_modules/@substrate/api-sidecar/build/src/main.js', import.meta.url));

/** Starts a sidecar on a port of its own, and waits until it answers. */
export async function startSidecar(url) {
  const port = await freePort();
  const child = spawn(process.execPath, [PROGRAM], {
    env: { ...process.env, SAS_SUBSTRATE_URL: url, SAS_EXPRESS_PORT: `${port}`, SAS_EXPRESS_BIND_HOST: '127.0.0.1' },
    stdio: ['ignore', process.stderr, process.stderr],
  });
  process.on('exit', () => child.kill());
  const sidecar = new Sidecar(`http://127.0.0.1:${port}`, child);
  while (!(await sidecar.isUp())) {
    if (child.exitCode !== null) {
      throw new Error(`the sidecar ended with ${child.exitCode}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return sidecar;
}

// It cannot choose one by itself.
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

class Sidecar {
  answered = 0;

  constructor(address, child) {
    this.address = address;
    this.child = child;
  }

  async isUp() {
    return this.get('/').then(
      () => true,
      () => false,
    );
  }

  get(path) {
    return this.answer(path, {});
  }

  post(path, body) {
    return this.answer(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async answer(path, request) {
    const response = await fetch(this.address + path, request);
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${text}`);
    }
    this.answered++;
    return JSON.parse(text);
  }

  async stop() {
    this.child.kill();
    await new Promise((resolve) => this.child.once('exit', resolve));
  }
}
