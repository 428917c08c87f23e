// What accounts and governance do with each pallet, so that its calls succeed and its events appear. Each
// scenario yields one [signer, call] after the other and is sent back what came of it: `height`, `index` and
// `events`. A signer is a name; `root` stands for the key of sudo. A third item is the error that must come.
import { blake2AsHex } from '@polkadot/util-crypto';

const UNIT = 1_000_000_000_000n;
const ASSET = 77;
const SGX_PROGRAM_BYTES = 68;
const TOPIC = '0x666f6f';
const SOME_HASH = `0x${'5a'.repeat(32)}`;
const WEIGHT = { refTime: 10_000_000_000n, proofSize: 100_000n };

/**
 * Of pallets that the chain lacks there are none.
 *
 * @param who the address of a name
 */
export function scenarios(api, who) {
  const { tx } = api;
  const remark = tx.system.remarkWithEvent('0x68656c6c6f');
  // Root may make this one too.
  const plain = tx.system.remark('0x01');
  return {
    *system() {
      yield ['alice', remark];
      yield ['alice', plain];
      yield ['alice', tx.system.killStorage([]), 'BadOrigin'];
      yield ['root', tx.system.setStorage([['0x2a2a01', '0x01'], ['0x2a2a02', '0x02'], ['0x2a2b', '0x03']])];
      yield ['root', tx.system.killStorage(['0x2a2b'])];
      yield ['root', tx.system.killPrefix('0x2a2a', 2)];
    },

    *utility() {
      yield ['alice', tx.utility.batch([remark, remark])];
      yield ['alice', tx.utility.batch([tx.system.killStorage([]), remark])];
      yield ['alice', tx.utility.batchAll([remark])];
      yield ['alice', tx.utility.forceBatch([tx.system.killStorage([]), remark])];
      yield ['alice', tx.utility.asDerivative(1, remark)];
      yield ['root', tx.utility.dispatchAs({ system: { Signed: who('bob') } }, remark)];
      yield ['root', tx.utility.withWeight(plain, WEIGHT)];
    },

    *multisig() {
      const others = (name) => ['alice', 'bob', 'charlie'].filter((one) => one !== name).map(who).sort(api.byKey);
      const hash = blake2AsHex(remark.method.toU8a());
      yield ['alice', tx.multisig.asMultiThreshold1([who('bob')], remark)];
      const first = yield ['alice', tx.multisig.approveAsMulti(2, others('alice'), null, hash, WEIGHT)];
      yield ['alice', tx.multisig.cancelAsMulti(2, others('alice'), at(first), hash)];
      const again = yield ['alice', tx.multisig.asMulti(3, others('alice'), null, remark, WEIGHT)];
      yield ['bob', tx.multisig.approveAsMulti(3, others('bob'), at(again), hash, WEIGHT)];
      yield ['charlie', tx.multisig.asMulti(3, others('charlie'), at(again), remark, WEIGHT)];
    },

    *proxy() {
      const hash = blake2AsHex(remark.method.toU8a());
      yield ['alice', tx.proxy.addProxy(who('bob'), 'Any', 0)];
      yield ['bob', tx.proxy.proxy(who('alice'), null, remark)];
      yield ['alice', tx.proxy.removeProxy(who('bob'), 'Any', 0)];
      yield ['alice', tx.proxy.addProxy(who('bob'), 'Any', 1)];
      yield ['bob', tx.proxy.announce(who('alice'), hash)];
      yield ['bob', tx.proxy.removeAnnouncement(who('alice'), hash)];
      yield ['bob', tx.proxy.announce(who('alice'), hash)];
      yield ['alice', tx.proxy.rejectAnnouncement(who('bob'), hash)];
      yield ['bob', tx.proxy.announce(who('alice'), hash)];
      yield ['alice', remark];
      yield ['bob', tx.proxy.proxyAnnounced(who('bob'), who('alice'), null, remark)];
      yield ['alice', tx.proxy.removeProxies()];
      const { events, height, index } = yield ['alice', tx.proxy.createPure('Any', 0, 3)];
      const pure = find(api, events, 'proxy', 'PureCreated').data[0].toString();
      yield ['alice', tx.proxy.proxy(pure, null, tx.proxy.killPure(who('alice'), 'Any', 3, height, index))];
    },

    *vesting() {
      const schedule = { locked: 1000n * UNIT, perBlock: UNIT, startingBlock: 1 };
      yield ['alice', tx.vesting.vestedTransfer(who('ferdie'), schedule)];
      yield ['root', tx.vesting.forceVestedTransfer(who('alice'), who('ferdie'), { ...schedule, perBlock: 2n * UNIT })];
      yield ['ferdie', tx.vesting.mergeSchedules(0, 1)];
      yield ['ferdie', tx.vesting.vest()];
      yield ['alice', tx.vesting.vestOther(who('ferdie'))];
      const { height } = yield ['alice', plain];
      const short = { locked: 1000n * UNIT, perBlock: 1000n * UNIT, startingBlock: height + 1 };
      yield ['alice', tx.vesting.vestedTransfer(who('eve'), short)];
      yield ['alice', tx.vesting.vestOther(who('eve'))];
    },

    *scheduler() {
      const { height } = yield ['alice', plain];
      const name = (number) => new Uint8Array(32).fill(number);
      yield ['root', tx.scheduler.schedule(height + 5, null, 0, plain)];
      yield ['root', tx.scheduler.schedule(height + 500, null, 0, plain)];
      yield ['root', tx.scheduler.cancel(height + 500, 0)];
      yield ['root', tx.scheduler.scheduleNamed(name(1), height + 600, null, 0, plain)];
      yield ['root', tx.scheduler.cancelNamed(name(1))];
      yield ['root', tx.scheduler.scheduleAfter(2, [3, 2], 0, plain)];
      yield ['root', tx.scheduler.scheduleNamedAfter(name(2), 2, null, 0, plain)];
    },

    *preimage() {
      yield ['alice', tx.preimage.notePreimage('0x0102')];
      yield ['alice', tx.preimage.unnotePreimage(blake2AsHex('0x0102'))];
      yield ['root', tx.preimage.requestPreimage(SOME_HASH)];
      yield ['root', tx.preimage.unrequestPreimage(SOME_HASH)];
    },

    *balances() {
      yield ['alice', tx.balances.transferAllowDeath(who('guest'), 100n * UNIT)];
      yield ['alice', tx.balances.transferKeepAlive(who('guest'), UNIT)];
      yield ['guest', tx.balances.transferAll(who('alice'), false)];
      yield ['root', tx.balances.forceTransfer(who('bob'), who('charlie'), UNIT)];
      yield ['root', tx.balances.forceUnreserve(who('bob'), 1)];
      yield ['root', tx.balances.forceSetBalance(who('guest'), 50n * UNIT)];
      yield ['alice', tx.balances.upgradeAccounts([who('bob')])];
    },

    *identity() {
      const { identity } = tx;
      const info = { display: { Raw: '0x43686172' } };
      yield ['root', identity.addRegistrar(who('bob'))];
      yield ['bob', identity.setFee(0, UNIT)];
      yield ['bob', identity.setFields(0, 1)];
      yield ['bob', identity.setAccountId(0, who('bob'))];
      yield ['charlie', identity.setIdentity(info)];
      yield ['charlie', identity.requestJudgement(0, UNIT)];
      yield ['charlie', identity.cancelRequest(0)];
      yield ['charlie', identity.requestJudgement(0, UNIT)];
      const hash = blake2AsHex(identity.setIdentity(info).method.args[0].toU8a());
      yield ['bob', identity.provideJudgement(0, who('charlie'), 'Reasonable', hash)];
      yield ['charlie', identity.setSubs([[who('dave'), { Raw: '0x64' }]])];
      yield ['charlie', identity.addSub(who('eve'), { Raw: '0x65' })];
      yield ['charlie', identity.renameSub(who('eve'), { Raw: '0x66' })];
      yield ['charlie', identity.removeSub(who('eve'))];
      yield ['dave', identity.quitSub()];
      yield ['charlie', identity.clearIdentity()];
      yield ['charlie', identity.setIdentity(info)];
      yield ['root', identity.killIdentity(who('charlie'))];
    },

    *technicalMembership() {
      const { technicalMembership: members } = tx;
      const all = ['alice', 'bob', 'charlie'].map(who).sort(api.byKey);
      // Someone may have given her seat away.
      yield ['root', members.resetMembers(all)];
      yield ['root', members.addMember(who('dave'))];
      yield ['root', members.swapMember(who('dave'), who('eve'))];
      yield ['root', members.setPrime(who('alice'))];
      yield ['root', members.clearPrime()];
      yield ['root', members.removeMember(who('eve'))];
      yield ['charlie', members.changeKey(who('dave'))];
      yield ['root', members.resetMembers(all)];
    },

    council: () => collective(tx.council, 'council'),
    technicalCommittee: () => collective(tx.technicalCommittee, 'technicalCommittee'),

    *treasury() {
      const { treasury } = tx;
      const index = (result) => find(api, result.events, 'treasury', 'Proposed').data[0];
      yield ['alice', tx.balances.transferKeepAlive(api.treasury, 1000n * UNIT)];
      yield ['root', treasury.rejectProposal(index(yield ['alice', treasury.proposeSpend(10n * UNIT, who('eve'))]))];
      const approved = index(yield ['alice', treasury.proposeSpend(10n * UNIT, who('eve'))]);
      yield ['root', treasury.approveProposal(approved)];
      yield ['root', treasury.removeApproval(approved)];
      yield ['root', treasury.spend(UNIT, who('eve'))];
    },

    *phalaMq() {
      yield ['alice', tx.phalaMq.pushMessage(TOPIC, '0x01')];
      yield ['root', tx.phalaMq.forcePushPalletMessage(TOPIC, '0x02')];
    },

    *phalaRegistry() {
      const { phalaRegistry: registry } = tx;
      const program = `0x${'ab'.repeat(SGX_PROGRAM_BYTES)}`;
      yield ['root', registry.forceRegisterWorker(SOME_HASH, SOME_HASH, who('alice'))];
      yield ['root', registry.forceRegisterTopicPubkey(TOPIC, SOME_HASH)];
      yield ['root', registry.addPruntime(program)];
      yield ['root', registry.removePruntime(program)];
      yield ['root', registry.addRelaychainGenesisBlockHash(SOME_HASH)];
      yield ['root', registry.removeRelaychainGenesisBlockHash(SOME_HASH)];
      yield ['root', registry.setMinimumPruntimeVersion(0, 0, 1)];
      yield ['root', registry.setPruntimeConsensusVersion(0)];
      yield ['root', registry.setTrustedNtpServers(['ntp.example.org'])];
      yield ['root', registry.forceSetBenchmarkDuration(8)];
    },

    *phalaComputation() {
      const { phalaComputation: computation } = tx;
      yield ['root', computation.setCoolDownExpiration(3600)];
      yield ['root', computation.setHeartbeatPaused(true)];
      yield ['root', computation.setHeartbeatPaused(false)];
      yield ['root', computation.setFinalStakeSlashing(true)];
      yield ['root', computation.updateTokenomic(api.tokenomic)];
    },

    *assets() {
      const { assets } = tx;
      yield ['root', assets.forceCreate(ASSET, who('alice'), true, 1)];
      yield ['root', assets.forceSetMetadata(ASSET, '0x4142', '0x41', 3, false)];
      yield ['root', assets.forceClearMetadata(ASSET)];
      yield ['alice', assets.mint(ASSET, who('bob'), 10_000)];
      yield ['alice', assets.setTeam(ASSET, who('alice'), who('alice'), who('alice'))];
      yield ['bob', assets.transfer(ASSET, who('charlie'), 100)];
      yield ['bob', assets.transferKeepAlive(ASSET, who('charlie'), 100)];
      yield ['alice', assets.forceTransfer(ASSET, who('bob'), who('charlie'), 100)];
      yield ['alice', assets.burn(ASSET, who('charlie'), 50)];
      yield ['alice', assets.freeze(ASSET, who('bob'))];
      yield ['alice', assets.thaw(ASSET, who('bob'))];
      yield ['alice', assets.freezeAsset(ASSET)];
      yield ['alice', assets.thawAsset(ASSET)];
      yield ['bob', assets.approveTransfer(ASSET, who('dave'), 100)];
      yield ['dave', assets.transferApproved(ASSET, who('bob'), who('charlie'), 10)];
      yield ['bob', assets.cancelApproval(ASSET, who('dave'))];
      yield ['bob', assets.approveTransfer(ASSET, who('dave'), 100)];
      yield ['alice', assets.forceCancelApproval(ASSET, who('bob'), who('dave'))];
      yield ['bob', assets.approveTransfer(ASSET, who('dave'), 100)];
      const team = [who('alice'), who('alice'), who('alice'), who('alice')];
      yield ['root', assets.forceAssetStatus(ASSET, ...team, 1, false, false)];
      yield ['eve', assets.touch(ASSET)];
      yield ['eve', assets.refund(ASSET, false)];
      yield ['alice', assets.transferOwnership(ASSET, who('bob'))];
      yield ['bob', assets.transferOwnership(ASSET, who('alice'))];
      yield ['alice', assets.startDestroy(ASSET)];
      yield ['alice', assets.destroyAccounts(ASSET)];
      yield ['alice', assets.destroyApprovals(ASSET)];
      yield ['alice', assets.finishDestroy(ASSET)];
    },

    *staking() {
      const { phalaStakePoolv2: pools, phalaVault: vaults, phalaBasePool: base, phalaWrappedBalances: wrapped } = tx;
      yield ['alice', wrapped.wrap(5000n * UNIT)];
      yield ['bob', wrapped.wrap(5000n * UNIT)];
      yield ['bob', wrapped.unwrap(100n * UNIT)];
      const pool = find(api, (yield ['alice', pools.create()]).events, 'phalaStakePoolv2', 'PoolCreated').data[1];
      yield ['alice', pools.setCap(pool, 100_000n * UNIT)];
      yield ['alice', pools.setPayoutPref(pool, 100_000)];
      yield ['alice', base.setPoolDescription(pool, '0x7b7d')];
      yield ['alice', base.addStakerToWhitelist(pool, who('bob'))];
      yield ['bob', pools.contribute(pool, 1000n * UNIT, null)];
      yield ['alice', base.removeStakerFromWhitelist(pool, who('bob'))];
      yield ['bob', pools.withdraw(pool, 100n * UNIT, null)];
      yield ['bob', pools.checkAndMaybeForceWithdraw(pool)];
      const vault = find(api, (yield ['charlie', vaults.create()]).events, 'phalaVault', 'PoolCreated').data[1];
      yield ['charlie', vaults.setPayoutPref(vault, 100_000)];
      yield ['bob', vaults.contribute(vault, 1000n * UNIT)];
      yield ['charlie', pools.contribute(pool, 500n * UNIT, vault)];
      yield ['bob', vaults.withdraw(vault, 800n * UNIT)];
      yield ['charlie', pools.withdraw(pool, 200n * UNIT, vault)];
      yield ['charlie', vaults.checkAndMaybeForceWithdraw(vault)];
      yield ['alice', wrapped.unwrapAll()];
    },

    *phatContracts() {
      const { phalaPhatContracts: contracts, phalaPhatTokenomic: tokenomic, phalaRegistry: registry } = tx;
      if (!contracts) {
        return;
      }
      const [first, second] = ['c1', 'c2'].map((byte) => `0x${byte.repeat(32)}`);
      yield ['root', contracts.setPinkRuntimeVersion([1, 2])];
      yield ['root', contracts.setPinkSystemCode('0x00')];
      yield ['root', registry.forceRegisterWorker(first, first, who('alice'))];
      yield ['root', registry.forceRegisterWorker(second, second, who('alice'))];
      const price = [UNIT, 1, 1, 1];
      const made = yield ['root', contracts.addCluster(who('alice'), 'Public', [first], ...price, who('alice'))];
      const cluster = find(api, made.events, 'phalaPhatContracts', 'ClusterCreated').data[0];
      yield ['alice', contracts.transferToCluster(UNIT, cluster, who('bob'))];
      yield ['alice', contracts.clusterUploadResource(cluster, 'InkCode', '0x00')];
      yield ['alice', contracts.addWorkerToCluster(second, cluster)];
      yield ['alice', contracts.removeWorkerFromCluster(second, cluster)];
      yield ['root', contracts.cleanupRemovedWorkers(cluster)];
      const code = { WasmCode: SOME_HASH };
      const { events } = yield ['alice', contracts.instantiateContract(code, '0x', '0x01', cluster, 0, 1, null, 0)];
      const contract = find(api, events, 'phalaPhatContracts', 'Instantiating').data[0];
      yield ['alice', contracts.pushContractMessage(contract, '0x00', 0)];
      yield ['alice', tokenomic.adjustStake(contract, UNIT)];
      yield ['root', contracts.clusterDestroy(cluster)];
    },

    *uniques() {
      yield ['alice', tx.uniques.setAcceptOwnership(7)];
    },

    *sudo() {
      yield ['alice', tx.sudo.sudo(plain)];
      yield ['alice', tx.sudo.sudoUncheckedWeight(plain, WEIGHT)];
      yield ['alice', tx.sudo.sudoAs(who('bob'), remark)];
      yield ['alice', tx.sudo.setKey(who('alice'))];
    },
  };

  function* collective(pallet, section) {
    const members = ['alice', 'bob', 'charlie'].map(who).sort(api.byKey);
    const propose = function* (text) {
      const call = tx.system.remark(text);
      const { events } = yield ['alice', pallet.propose(2, call, 1000)];
      const [, index, hash] = find(api, events, section, 'Proposed').data;
      return { index, hash };
    };
    yield ['alice', pallet.execute(remark, 1000)];
    const passed = yield* propose('0x01');
    yield ['alice', pallet.vote(passed.hash, passed.index, true)];
    yield ['bob', pallet.vote(passed.hash, passed.index, true)];
    yield ['bob', pallet.close(passed.hash, passed.index, WEIGHT, 1000)];
    const refused = yield* propose('0x02');
    yield ['bob', pallet.vote(refused.hash, refused.index, false)];
    yield ['charlie', pallet.vote(refused.hash, refused.index, false)];
    yield ['bob', pallet.close(refused.hash, refused.index, WEIGHT, 1000)];
    const dropped = yield* propose('0x03');
    yield ['root', pallet.disapproveProposal(dropped.hash)];
    yield ['root', pallet.setMembers(members, null, 3)];
  }
}

/** The time point of an extrinsic. */
function at({ height, index }) {
  return { height, index };
}

export function find(api, events, section, method) {
  const found = events.find(({ event }) => event.section === section && event.method === method);
  if (!found) {
    throw new Error(`no ${section}.${method} among ${events.map(({ event }) => `${event.section}.${event.method}`)}`);
  }
  return found.event;
}
