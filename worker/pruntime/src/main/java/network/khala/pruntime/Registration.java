package network.khala.pruntime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationReport;
import network.khala.crypto.Hashing;
import network.khala.protocol.prpc.Attestation;
import network.khala.protocol.prpc.InitRuntimeResponse;
import network.khala.protocol.registry.MachineId;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.pruntime.chain.LightChain;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.tee.QuoteProvider;

/// What a worker registers with: the info, and the evidence that a TEE gives for it.
final class Registration {
  private static final Codec<Optional<AttestationReport>> REPORT =
      Codecs.option(CodecFactory.STANDARD.<AttestationReport>of(AttestationReport.class));
  private static final Bytes REPORT_PADDING = Bytes.wrap(new byte[32]);

  /// Plain arithmetic; no vector instructions are told of.
  private static final long FEATURE_LEVEL = 1;

  private Registration() {}

  /// The info of a worker as of its last block, without evidence.
  static InitRuntimeResponse info(Worker worker, EnclaveConfig config) {
    LightChain chain = worker.chain();
    MachineId machine =
        new MachineId(config.provider().machineId(), chain.nextBlock() - 1, chain.lastBlockHash());
    WorkerRegistrationInfoV2 info =
        new WorkerRegistrationInfoV2(
            Program.VERSION.packed(),
            machine.encode(),
            worker.publicKey(),
            worker.publicKey(),
            chain.identity().genesisHash(),
            List.of((long) config.load().cores(), FEATURE_LEVEL),
            worker.operator(),
            chain.identity().paraId(),
            Program.CONSENSUS_VERSION);
    return InitRuntimeResponse.newBuilder()
        .setEncodedRuntimeInfo(Wire.string(WorkerRegistrationInfoV2.CODEC.encode(info)))
        .setEncodedGenesisBlockHash(Wire.string(chain.identity().genesisHash().toArray()))
        .setEncodedPublicKey(Wire.string(worker.publicKey().toArray()))
        .setEncodedEcdhPublicKey(Wire.string(worker.publicKey().toArray()))
        .build();
  }

  /// Whether evidence may be given for the worker's key: not for one that somebody outside may
  /// know, unless the chain has taken it already.
  static boolean mayAttest(Worker worker) {
    return switch (worker.identity().origin()) {
      case MADE_HERE -> true;
      case HANDED_OVER -> worker.machine().registered();
      case INJECTED -> false;
    };
  }

  /// Evidence for exactly these bytes. Asks the TEE, which may take seconds.
  ///
  /// @throws network.khala.attestation.AttestationException if the TEE does not give any
  static Attestation attest(QuoteProvider provider, byte[] encoded, Instant now) {
    return attestation(provider.attest(reportData(Bytes32.wrap(Hashing.blake2b256(encoded)))), now);
  }

  /// What a report that commits to a hash holds: the hash and 32 zero bytes.
  static Bytes reportData(Bytes32 hash) {
    return hash.toBytes().concat(REPORT_PADDING);
  }

  private static Attestation attestation(Optional<AttestationReport> report, Instant now) {
    return Attestation.newBuilder()
        .setVersion(1)
        .setProvider(report.map(one -> '"' + wireName(one) + '"').orElse("null"))
        .setEncodedReport(Wire.string(REPORT.encode(report)))
        .setTimestamp(now.getEpochSecond())
        .build();
  }

  private static String wireName(AttestationReport report) {
    return switch (report) {
      case AttestationReport.SgxIas _ -> "ias";
      case AttestationReport.SgxDcap _ -> "dcap";
      case AttestationReport.TdxDcap _ -> "tdx";
      case AttestationReport.Development _ -> "dev";
    };
  }

  /// The report in an answer.
  ///
  /// @throws PrpcException if there is none that decodes
  static Optional<AttestationReport> report(Attestation attestation) {
    return Wire.decode(REPORT, attestation.getEncodedReport());
  }
}
