// What the tests of one run share: a node with an empty chain, the console served beside it, a
// browser, and an independent client.
import { launch, open, withPage } from './browser.mjs';
import { connect, wellKnown } from './chain.mjs';
import { folder, forget, startNode } from './network.mjs';
import { serve } from './serve.mjs';

export const alice = wellKnown('Alice');
export const bob = wellKnown('Bob');

export class World {
  async start() {
    this.base = folder();
    this.node = await startNode({ basePath: this.base });
    this.host = await serve({ config: { rpc: this.node.rpc } });
    this.chain = connect(this.node.rpc);
    this.browser = await launch();
  }

  async stop() {
    this.chain?.close();
    await this.browser?.close();
    await this.host?.close();
    await this.node?.stop();
    forget(this.base);
  }

  /** Stops the node; the console loses its connection. */
  async stopNode() {
    this.chain.close();
    await this.node.stop();
  }

  /** Starts a node where the last one was; its own chain again, unless others are named. */
  async startNode(options = {}) {
    this.node = await startNode({ basePath: this.base, port: this.node.port, ...options });
    this.chain = connect(this.node.rpc);
  }

  /** A page whose session ends without a complaint of the browser and without a foreign request. */
  withPage(options, use) {
    return withPage(this.browser, options.url ?? this.host.url, options, use);
  }

  /** The same without that demand: browsers complain of connections that break. */
  async withBrokenPage(options, use) {
    const { page, context } = await open(this.browser, options.url ?? this.host.url, options);
    try {
      await use(page);
    } finally {
      await context.close();
    }
  }

  /** What an action took of an account's native balance besides its fees, and what it said. */
  async spent(address, act) {
    const from = await this.chain.free(address);
    const height = await this.chain.height();
    const text = await act();
    const fee = await this.chain.feesSince(height, address);
    return { taken: from - (await this.chain.free(address)) - fee, fee, text };
  }
}
