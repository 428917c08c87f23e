// Makes a chain of many blocks in which every call of every pallet of the metadata appears: first each with
// the default values of its arguments, then in scenarios in which it succeeds, then transfers. For a node
// that makes a block as soon as there is something for it.
//
//   node thousand-blocks.mjs ws://127.0.0.1:9944 1000
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { u8aCmp } from '@polkadot/util';
import { cryptoWaitReady, decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import { tell } from '../lib/report.mjs';
import { describe } from './follow.mjs';
import { scenarios } from './scenarios.mjs';
import { callAll } from './workload.mjs';

const NAMES = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie', 'Guest'];
const SENDER_MEANS = 1_000_000_000_000_000n;
const TREASURY = new Uint8Array(32);
TREASURY.set(new TextEncoder().encode('modlpy/trsry'));

async function main(url, blocks) {
  await cryptoWaitReady();
  const api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });
  const run = new Run(api);
  tell({ detail: await callAll(api, run.pairs.alice) });
  await run.scenarios();
  await run.fill(Number(blocks));
  await run.step('root', api.tx.sudo.removeKey());
  tell({ failures: run.failures, head: run.head });
}

class Run {
  failures = {};
  head = 0;

  constructor(api) {
    this.api = api;
    const keyring = new Keyring({ type: 'sr25519', ss58Format: api.registry.chainSS58 });
    this.pairs = Object.fromEntries(NAMES.map((name) => [name.toLowerCase(), keyring.addFromUri(`//${name}`)]));
  }

  async scenarios() {
    const { api } = this;
    api.byKey = (a, b) => u8aCmp(decodeAddress(a), decodeAddress(b));
    api.treasury = encodeAddress(TREASURY, api.registry.chainSS58);
    api.tokenomic = await tokenomic(api);
    const all = scenarios(api, (name) => this.pairs[name].address);
    for (const [name, scenario] of Object.entries(all)) {
      await this.play(name, scenario());
    }
  }

  async play(name, scenario) {
    let result;
    for (let count = 1; ; count++) {
      try {
        const { done, value } = scenario.next(result);
        if (done) {
          return;
        }
        const [signer, call, expected] = value;
        result = await this.step(signer, call);
        if (result.error !== expected) {
          this.failures[`${name} ${count} ${call.method.section}.${call.method.method}`] = result.error ?? 'succeeded';
        }
      } catch (error) {
        this.failures[`${name} ${count}`] = String(error);
        return;
      }
    }
  }

  /** Submits a call and waits until it is in a block. */
  async step(who, call) {
    const { api } = this;
    const pair = this.pairs[who] ?? this.pairs.alice;
    const whole = who === 'root' && call.method.section !== 'sudo' ? api.tx.sudo.sudo(call) : call;
    const result = await new Promise((resolve, reject) => {
      whole
        .signAndSend(pair, { nonce: -1 }, (status) => status.isCompleted && resolve(status))
        .catch(reject);
    });
    const height = result.blockNumber.toNumber();
    this.head = Math.max(this.head, height);
    return { events: result.events, height, index: result.txIndex, error: failure(api, result) };
  }

  /** A transfer a block, by signers of all schemes in turn. */
  async fill(blocks) {
    const { api } = this;
    const senders = await this.senders();
    let { head } = this;
    let sawAnother = () => {};
    const unsubscribe = await api.rpc.chain.subscribeNewHeads(({ number }) => {
      head = number.toNumber();
      sawAnother();
    });
    for (let i = 0; head < blocks - 1; i++) {
      const sender = senders[i % senders.length];
      // Those of one in three live forever, one in five pays a tip.
      const options = { era: i % 3 === 0 ? 0 : 64, tip: i % 5 === 0 ? 1_000_000 + i : 0, nonce: sender.nonce++ };
      const call = api.tx.balances.transferKeepAlive(this.pairs.dave.address, 1_000_000_000n + BigInt(i));
      const signed = await call.signAsync(sender.pair, options);
      const next = new Promise((resolve) => (sawAnother = resolve));
      await api.rpc.author.submitExtrinsic(signed);
      await next;
    }
    unsubscribe();
  }

  async senders() {
    const { api } = this;
    const senders = [];
    for (const type of ['sr25519', 'ed25519', 'ecdsa']) {
      const pair = new Keyring({ type, ss58Format: api.registry.chainSS58 }).addFromUri('//Sender');
      await this.step('bob', api.tx.balances.transferKeepAlive(pair.address, SENDER_MEANS));
      senders.push({ pair, nonce: 0 });
    }
    return senders;
  }
}

/** Why a call failed, or one that it stands around. */
function failure(api, { dispatchError, events }) {
  if (dispatchError) {
    return describe(api, dispatchError);
  }
  const sudid = events.find(({ event }) => api.events.sudo.Sudid.is(event));
  return sudid?.event.data[0].isErr ? describe(api, sudid.event.data[0].asErr) : undefined;
}

async function tokenomic(api) {
  const found = await api.query.phalaComputation.tokenomicParameters();
  return found.unwrap();
}

main(...process.argv.slice(2))
  .then(() => process.exit(0))
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
