package network.khala.relayer;

import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.development.DevelopmentReport;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.prpc.Attestation;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.HandoverChallengeResponse;
import network.khala.protocol.prpc.StorageProof;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;

/// Moves a worker's identity from its pRuntime to a newer one on the same machine, while the former
/// one works on. Whether it may is decided by the two programs alone, from proofs of what the chain
/// says about both.
///
/// Source: `docs/protocol/relayer.md#handover`.
final class Handover {
  private final PRuntimeClient former;
  private final PRuntimeClient next;
  private final LightData light;
  private final RelayerEvents events;
  private final Backoff backoff;
  private long nextAttempt = System.nanoTime();
  private String told = "";

  Handover(
      PRuntimeClient former,
      PRuntimeClient next,
      LightData light,
      RelayerEvents events,
      RelayerConfig.Batches batches) {
    this.former = former;
    this.next = next;
    this.light = light;
    this.events = events;
    this.backoff = new Backoff(batches.firstRetry(), batches.maxRetry());
  }

  /// Tries it, unless it has failed just before. A failure is told, the same once, and harms
  /// nobody: the worker has its identity as before.
  ///
  /// @param lastFinal a block whose state the former program can judge proofs by
  /// @return whether the newer program has the identity now
  boolean attempt(Sr25519PublicKey key, long lastFinal) throws InterruptedException {
    if (System.nanoTime() - nextAttempt < 0) {
      return false;
    }
    try {
      run(lastFinal);
      events.handedOver(former.endpoint(), key, next.endpoint());
      return true;
    } catch (PRuntimeException e) {
      failed(String.valueOf(e.getMessage()), advice(e));
    } catch (FeedException e) {
      failed(String.valueOf(e.getMessage()), e.advice());
    }
    nextAttempt = System.nanoTime() + backoff.next().toNanos();
    return false;
  }

  private void run(long lastFinal) throws InterruptedException {
    Bytes own =
        measurement(
            former,
            former.runtimeInfo(GetRuntimeInfoRequest.getDefaultInstance()).getAttestation());
    HandoverChallengeResponse answer = next.acceptChallenge(former.createChallenge());
    Bytes newer = measurement(next, answer.getAttestation());
    former.loadStorageProof(proof(own, newer, lastFinal));
    next.receiveKey(former.startHandover(answer));
  }

  private StorageProof proof(Bytes own, Bytes newer, long lastFinal) {
    List<Bytes> keys =
        List.of(
            LightKeys.pruntimeAddedAt(own),
            LightKeys.pruntimeAddedAt(newer),
            LightKeys.PRUNTIME_ALLOW_LIST);
    return StorageProof.newBuilder()
        .addAllProof(Protobuf.all(light.readProof(keys, light.header(lastFinal).hash())))
        .build();
  }

  /// What a program's evidence says that it is. Here it is only repeated: the other program
  /// verifies it.
  private static Bytes measurement(PRuntimeClient program, Attestation attestation) {
    try {
      Optional<AttestationReport> report =
          AttestationReport.OPTION_CODEC.decode(Protobuf.bytes(attestation.getEncodedReport()));
      if (report.isPresent()
          && report.get()
              instanceof AttestationReport.Development(Bytes encoded, Bytes _, Bytes _)) {
        return DevelopmentReport.parse(encoded).pruntimeHash();
      }
    } catch (DecodeException | AttestationException e) {
      throw unfit(program, "evidence that cannot be read: " + e.getMessage());
    }
    throw unfit(program, "no evidence of a development device");
  }

  private static FeedException unfit(PRuntimeClient program, String gives) {
    return new FeedException(
        "pRuntime " + program.endpoint() + " gives " + gives,
        "identities are handed over between programs on one development device");
  }

  private void failed(String message, String advice) {
    if (!message.equals(told)) {
      told = message;
      events.error(former.endpoint(), "the identity stays where it is: " + message, advice);
    }
  }

  private String advice(PRuntimeException failure) {
    if (!failure.answered()) {
      return "start the newer pRuntime at " + next.endpoint();
    }
    String text = failure.text();
    if (text.contains("sealed here already")) {
      return "give the newer pRuntime a data directory of its own; if it has this identity already,"
          + " feed it instead of the former one";
    }
    if (text.contains("Client pRuntime not allowed")) {
      return "have its measurement added on chain";
    }
    if (text.contains("No handover for old pRuntime")) {
      return "choose a program that was added on chain after the former one";
    }
    return text.contains("No remote handover")
        ? "start both programs on the same device, with one --state-dir and one --signer"
        : "";
  }
}
