// Every storage item that the console reads, by name and with its type. Nothing else of the
// application knows a pallet's storage.
import { Binary } from 'polkadot-api';
import type { Parameters } from '../economics/tokenomics';
import type { Api, Connection } from './connection';
import type {
  AccountInfo,
  Address,
  AssetAccount,
  ChainEvent,
  FinanceAccount,
  Hex,
  PoolProxy,
  SessionInfo,
  WorkerEvidence,
  WorkerInfo,
} from './types';

export type At = 'finalized' | 'best' | (string & {});

/** The number of the W-PHA asset. */
export const WRAPPED_ASSET = 10_000;
const LEAST_SCORE = 50;
const SHARES = Binary.fromText('stake-info');

const item = (api: Api, pallet: string, name: string) => api.query[pallet]![name]!;

async function value<T>(api: Api, at: At, pallet: string, name: string, ...key: unknown[]): Promise<T> {
  return (await item(api, pallet, name).getValue(...key, { at })) as T;
}

async function values<T>(api: Api, at: At, pallet: string, name: string, keys: readonly unknown[][]): Promise<T[]> {
  return keys.length === 0 ? [] : ((await item(api, pallet, name).getValues([...keys], { at })) as T[]);
}

async function entries<K, V>(api: Api, at: At, pallet: string, name: string, ...prefix: unknown[]): Promise<[K, V][]> {
  const found = (await item(api, pallet, name).getEntries(...prefix, { at })) as { keyArgs: unknown; value: V }[];
  return found.map(({ keyArgs, value }) => [keyArgs as K, value]);
}

const keyed = <K, V>(found: [[K], V][]): Map<K, V> => new Map(found.map(([[key], value]) => [key, value]));

/** The system's event record as the decoder gives it. */
interface EventRecord {
  readonly phase: { readonly type: string; readonly value?: unknown };
  readonly event: { readonly type: string; readonly value: { readonly type: string; readonly value?: unknown } };
}

export class Reads {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  get #api(): Api {
    return this.#connection.api;
  }

  async events(at: At): Promise<ChainEvent[]> {
    const records = await value<EventRecord[]>(this.#api, at, 'System', 'Events');
    return records.map(({ phase, event }) => ({
      pallet: event.type,
      name: event.value.type,
      data: event.value.value,
      extrinsic: phase.type === 'ApplyExtrinsic' ? Number(phase.value) : null,
    }));
  }

  /** Whether the node still has the state of a block; nodes forget old ones unless they are archives. */
  async hasState(hash: Hex): Promise<boolean> {
    const key = await item(this.#api, 'Timestamp', 'Now').getKey();
    return this.#connection.request('state_getStorage', key, hash).then(
      () => true,
      () => false,
    );
  }

  /** Milliseconds. */
  async time(at: At): Promise<number> {
    return Number(await value<bigint>(this.#api, at, 'Timestamp', 'Now'));
  }

  issuance = (at: At) => value<bigint>(this.#api, at, 'Balances', 'TotalIssuance');
  parameters = (at: At) => value<Parameters | undefined>(this.#api, at, 'PhalaComputation', 'TokenomicParameters');
  onlineWorkers = (at: At) => value<number>(this.#api, at, 'PhalaComputation', 'OnlineWorkers');
  coolDownSeconds = async (at: At) => Number(await value<bigint>(this.#api, at, 'PhalaComputation', 'CoolDownPeriod'));
  gatekeepers = (at: At) => value<Hex[]>(this.#api, at, 'PhalaRegistry', 'Gatekeeper');
  launchedAt = (at: At) =>
    value<[number, bigint] | undefined>(this.#api, at, 'PhalaRegistry', 'GatekeeperLaunchedAt');

  async halving(at: At): Promise<{ start: number; interval: number }> {
    const [start, interval] = await Promise.all([
      value<number | undefined>(this.#api, at, 'PhalaComputation', 'ComputingStartBlock'),
      value<number | undefined>(this.#api, at, 'PhalaComputation', 'ComputingHalvingInterval'),
    ]);
    return { start: start ?? 0, interval: interval ?? 0 };
  }

  workers = async (at: At) => keyed(await entries<[Hex], WorkerInfo>(this.#api, at, 'PhalaRegistry', 'Workers'));
  sessions = async (at: At) =>
    keyed(await entries<[Address], SessionInfo>(this.#api, at, 'PhalaComputation', 'Sessions'));
  bindings = async (at: At) =>
    keyed(await entries<[Hex], Address>(this.#api, at, 'PhalaComputation', 'WorkerBindings'));
  stakes = async (at: At) => keyed(await entries<[Address], bigint>(this.#api, at, 'PhalaComputation', 'Stakes'));
  assignments = async (at: At) =>
    keyed(await entries<[Hex], bigint>(this.#api, at, 'PhalaStakePoolv2', 'WorkerAssignments'));
  additions = async (at: At) => keyed(await entries<[Hex], number>(this.#api, at, 'PhalaRegistry', 'WorkerAddedAt'));
  pools = async (at: At) => keyed(await entries<[bigint], PoolProxy>(this.#api, at, 'PhalaBasePool', 'Pools'));

  someWorkers = (at: At, keys: readonly Hex[]) =>
    values<WorkerInfo | undefined>(this.#api, at, 'PhalaRegistry', 'Workers', keys.map((key) => [key]));
  someSessions = (at: At, keys: readonly Address[]) =>
    values<SessionInfo | undefined>(this.#api, at, 'PhalaComputation', 'Sessions', keys.map((key) => [key]));
  someBindings = (at: At, keys: readonly Hex[]) =>
    values<Address | undefined>(this.#api, at, 'PhalaComputation', 'WorkerBindings', keys.map((key) => [key]));
  someStakes = (at: At, keys: readonly Address[]) =>
    values<bigint | undefined>(this.#api, at, 'PhalaComputation', 'Stakes', keys.map((key) => [key]));
  someAssignments = (at: At, keys: readonly Hex[]) =>
    values<bigint | undefined>(this.#api, at, 'PhalaStakePoolv2', 'WorkerAssignments', keys.map((key) => [key]));
  someAdditions = (at: At, keys: readonly Hex[]) =>
    values<number | undefined>(this.#api, at, 'PhalaRegistry', 'WorkerAddedAt', keys.map((key) => [key]));
  somePools = (at: At, pids: readonly bigint[]) =>
    values<PoolProxy | undefined>(this.#api, at, 'PhalaBasePool', 'Pools', pids.map((pid) => [pid]));

  /** The session account that a worker of a pool has or had. */
  sessionOrigin = (at: At, session: Address) =>
    value<[bigint, Hex] | undefined>(this.#api, at, 'PhalaStakePoolv2', 'SubAccountPreimages', session);
  evidence = (at: At, worker: Hex) =>
    value<WorkerEvidence | undefined>(this.#api, at, 'PhalaRegistry', 'WorkerEvidence', worker);
  firstRegistered = (at: At, worker: Hex) =>
    value<number | undefined>(this.#api, at, 'PhalaRegistry', 'FirstRegisteredAt', worker);

  async endpoints(at: At, worker: Hex): Promise<readonly string[]> {
    const stored = await value<{ type: string; value: string[] } | undefined>(
      this.#api, at, 'PhalaRegistry', 'Endpoints', worker,
    );
    return stored?.value ?? [];
  }

  account = (at: At, address: Address) => value<AccountInfo>(this.#api, at, 'System', 'Account', address);
  finance = (at: At, address: Address) =>
    value<FinanceAccount | undefined>(this.#api, at, 'PhalaWrappedBalances', 'StakerAccounts', address);

  async wrapped(at: At, address: Address): Promise<bigint> {
    const account = await value<AssetAccount | undefined>(
      this.#api, at, 'Assets', 'Account', WRAPPED_ASSET, address,
    );
    return account?.balance ?? 0n;
  }

  async wrappedOf(at: At, addresses: readonly Address[]): Promise<bigint[]> {
    const accounts = await values<AssetAccount | undefined>(
      this.#api, at, 'Assets', 'Account', addresses.map((address) => [WRAPPED_ASSET, address]),
    );
    return accounts.map((account) => account?.balance ?? 0n);
  }

  /** The numbers of an account's NFTs in a pool's collection. */
  async nfts(at: At, address: Address, collection: number): Promise<number[]> {
    const found = await entries<[Address, number, number], unknown>(
      this.#api, at, 'Uniques', 'Account', address, collection,
    );
    return found.map(([[, , nft]]) => nft);
  }

  /** Owners of a pool's collection: `[owner, nft]` of every NFT there is. */
  async collection(at: At, collection: number): Promise<{ nft: number; owner: Address }[]> {
    const found = await entries<[number, number], { owner: Address }>(this.#api, at, 'Uniques', 'Asset', collection);
    return found.map(([[, nft], { owner }]) => ({ nft, owner }));
  }

  /** The shares that NFTs stand for. */
  async shares(at: At, collection: number, nfts: readonly number[]): Promise<bigint[]> {
    const stored = await values<Uint8Array | undefined>(
      this.#api, at, 'RmrkCore', 'Properties', nfts.map((nft) => [collection, nft, SHARES]),
    );
    return stored.map((bytes) => (bytes === undefined ? 0n : littleEndian(bytes)));
  }

  async description(at: At, pid: bigint): Promise<Uint8Array | null> {
    return (await value<Uint8Array | undefined>(this.#api, at, 'PhalaBasePool', 'PoolDescriptions', pid)) ?? null;
  }

  whitelist = async (at: At, pid: bigint) =>
    (await value<Address[] | undefined>(this.#api, at, 'PhalaBasePool', 'PoolContributionWhitelists', pid)) ?? null;

  /** Chains that do not tell it have the first network's. */
  leastScore = (): Promise<number> =>
    this.constant<number>('PhalaComputation', 'MinInitP').catch(() => LEAST_SCORE);

  async constant<T>(pallet: string, name: string): Promise<T> {
    return (await this.#api.constants[pallet]![name]!()) as T;
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  let number = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) {
    number = (number << 8n) | BigInt(bytes[i]!);
  }
  return number;
}
