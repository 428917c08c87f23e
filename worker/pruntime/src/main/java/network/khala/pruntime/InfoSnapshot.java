package network.khala.pruntime;

import network.khala.protocol.earning.EarningState;
import network.khala.protocol.prpc.GatekeeperRole;
import network.khala.protocol.prpc.GatekeeperStatus;
import network.khala.protocol.prpc.PhactoryInfo;
import network.khala.protocol.prpc.SystemInfo;
import network.khala.pruntime.chain.LightChain;

/// What GetInfo answers, but for the memory in use. Made after each change, so that nobody who asks
/// waits for a block.
final class InfoSnapshot {
  private InfoSnapshot() {}

  /// Of a program that follows no chain.
  static PhactoryInfo of(EnclaveConfig config) {
    return common(config, EarningState.of(EarningState.Cause.NO_CHAIN))
        .setGatekeeper(GatekeeperStatus.getDefaultInstance())
        .setSystem(
            SystemInfo.newBuilder()
                .setGatekeeper(GatekeeperStatus.getDefaultInstance())
                .setMaxSupportedConsensusVersion((int) Program.CONSENSUS_VERSION))
        .build();
  }

  /// Of a worker.
  static PhactoryInfo of(EnclaveConfig config, Worker worker) {
    LightChain chain = worker.chain();
    String key = bare(worker.publicKey().toHex());
    GatekeeperStatus gatekeeper = gatekeeper(worker);
    boolean registered = worker.machine().registered();
    return common(config, worker.earning())
        .setInitialized(true)
        .setRegistered(registered)
        .setGenesisBlockHash(bare(chain.identity().genesisHash().toHex()))
        .setPublicKey(key)
        .setEcdhPublicKey(key)
        .setHeadernum((int) chain.nextHeader())
        .setHeadsNum((int) chain.nextHead())
        .setBlocknum((int) chain.nextBlock())
        .setStateRoot(bare(chain.lastStateRoot().toHex()))
        .setDevMode(worker.identity().origin() == Identity.Origin.INJECTED)
        .setPendingMessages(worker.egress().pending())
        .setScore(worker.benchmark().score())
        .setCurrentBlockTime(worker.lastTimeMs())
        .setGatekeeper(gatekeeper)
        .setSystem(
            SystemInfo.newBuilder()
                .setRegistered(registered)
                .setPublicKey(key)
                .setEcdhPublicKey(key)
                .setGatekeeper(gatekeeper)
                .setMaxSupportedConsensusVersion((int) Program.CONSENSUS_VERSION)
                .setGenesisBlock((int) chain.genesisBlock()))
        .build();
  }

  private static PhactoryInfo.Builder common(EnclaveConfig config, EarningState earning) {
    PhactoryInfo.Builder info =
        PhactoryInfo.newBuilder()
            .setVersion(Program.VERSION.toString())
            .setStateMode("light")
            .setSafeModeLevel(config.safeMode())
            .addSupportedAttestationMethods("none")
            .setEarningState(earning.cause().wireName())
            .setEarningDetail(earning.detail())
            .setStatusLine(earning.line());
    if (!config.provider().name().equals("none")) {
      info.addSupportedAttestationMethods(config.provider().name());
    }
    return info;
  }

  private static GatekeeperStatus gatekeeper(Worker worker) {
    return worker
        .role()
        .gatekeeper()
        .map(
            one ->
                GatekeeperStatus.newBuilder()
                    .setRole(one.active() ? GatekeeperRole.Active : GatekeeperRole.Dummy)
                    .setMasterPublicKey(bare(one.masterPublicKey().toHex()))
                    .build())
        .orElse(GatekeeperStatus.getDefaultInstance());
  }

  private static String bare(String hex) {
    return hex.substring(2);
  }
}
