// Blocks as the explorer shows them. An extrinsic's envelope is version 4 of docs/protocol/extrinsics.md;
// its call is decoded by the chain's metadata.
import { AccountId } from 'polkadot-api';
import { Blake2256, compact } from '@polkadot-api/substrate-bindings';
import { fromHex, toHex } from '@polkadot-api/utils';
import type { Api, Connection } from './connection';
import type { Address, Hex } from './types';

export interface Extrinsic {
  readonly index: number;
  readonly hash: Hex;
  readonly bytes: number;
  /** Null for inherents. */
  readonly signer: Address | null;
  readonly nonce: bigint | null;
  readonly tip: bigint;
  readonly pallet: string;
  readonly call: string;
  readonly input: unknown;
}

export interface Block {
  readonly hash: Hex;
  readonly number: number;
  readonly parent: Hex;
  readonly stateRoot: Hex;
  readonly extrinsicsRoot: Hex;
  readonly extrinsics: readonly Extrinsic[];
}

interface RpcBlock {
  readonly block: {
    readonly header: { number: Hex; parentHash: Hex; stateRoot: Hex; extrinsicsRoot: Hex };
    readonly extrinsics: readonly Hex[];
  };
}

const KEPT = 128;
const read = new WeakMap<Connection, Map<Hex, Promise<Block>>>();

/** A block with its extrinsics decoded. Blocks do not change, so the last ones are kept. */
export function readBlock(connection: Connection, hash: Hex): Promise<Block> {
  const known = read.get(connection) ?? new Map<Hex, Promise<Block>>();
  read.set(connection, known);
  const block = known.get(hash) ?? fetchBlock(connection, hash);
  known.delete(hash);
  known.set(hash, block);
  block.catch(() => known.delete(hash));
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) {
      break;
    }
    known.delete(oldest);
  }
  return block;
}

async function fetchBlock(connection: Connection, hash: Hex): Promise<Block> {
  const found = await connection.request<RpcBlock | null>('chain_getBlock', hash);
  if (found === null) {
    throw new Error('The node does not have this block.');
  }
  const { header, extrinsics } = found.block;
  const network = connection.network.get();
  const prefix = network.kind === 'known' ? network.network.prefix : 42;
  return {
    hash,
    number: Number(header.number),
    parent: header.parentHash,
    stateRoot: header.stateRoot,
    extrinsicsRoot: header.extrinsicsRoot,
    extrinsics: await Promise.all(extrinsics.map((hex, index) => decode(fromHex(hex), index, prefix, connection.api))),
  };
}

/** Lengths of a signature by the variant of MultiSignature: ed25519, sr25519, ecdsa. */
const SIGNATURE_LENGTHS = [64, 64, 65] as const;

async function decode(bytes: Uint8Array, index: number, prefix: number, api: Api): Promise<Extrinsic> {
  const envelope = new Cursor(bytes);
  envelope.compact();
  const version = envelope.byte();
  let signer: Address | null = null;
  let nonce: bigint | null = null;
  let tip = 0n;
  if ((version & 0x80) !== 0) {
    if (envelope.byte() !== 0) {
      throw new Error(`extrinsic ${index}: the signer is not an account`);
    }
    signer = AccountId(prefix).dec(envelope.take(32));
    envelope.take(SIGNATURE_LENGTHS[envelope.byte()] ?? 64);
    if (envelope.byte() !== 0) {
      envelope.byte(); // the second byte of a mortal era
    }
    nonce = envelope.compact();
    tip = envelope.compact();
  }
  const { decodedCall } = await api.txFromCallData(envelope.rest());
  return {
    index, signer, nonce, tip,
    pallet: decodedCall.type,
    call: decodedCall.value.type,
    input: decodedCall.value.value as unknown,
    bytes: bytes.length,
    hash: toHex(Blake2256(bytes)),
  };
}

/** Hands out copies: decoders read from the beginning of a view's memory. */
class Cursor {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.take(1)[0]!;
  }

  take(count: number): Uint8Array {
    const taken = this.#bytes.slice(this.#at, this.#at + count);
    if (taken.length !== count) {
      throw new Error(`the extrinsic ends at byte ${this.#bytes.length}`);
    }
    this.#at += count;
    return taken;
  }

  compact(): bigint {
    const first = this.#bytes[this.#at] ?? 0;
    const mode = first & 3;
    const length = mode === 0 ? 1 : mode === 1 ? 2 : mode === 2 ? 4 : (first >> 2) + 5;
    return BigInt(compact.dec(this.take(length)));
  }

  rest(): Uint8Array {
    return this.#bytes.slice(this.#at);
  }
}
