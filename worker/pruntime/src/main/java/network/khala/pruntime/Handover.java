package network.khala.pruntime;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.attestation.registration.EvidenceRules;
import network.khala.attestation.registration.EvidenceVerifier;
import network.khala.crypto.KeyUse;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.crypto.VerificationException;
import network.khala.protocol.gatekeeper.EncryptedKey;
import network.khala.protocol.handover.ChallengeHandlerInfo;
import network.khala.protocol.handover.EncryptedWorkerKey;
import network.khala.protocol.handover.HandoverChallenge;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.prpc.HandoverChallengeResponse;
import network.khala.protocol.prpc.HandoverWorkerKey;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.chain.ChainIdentity;
import network.khala.pruntime.chain.GateValues;
import network.khala.pruntime.chain.LightChain;
import network.khala.pruntime.chain.ProvenReads;
import network.khala.pruntime.keys.KeySharing;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codecs;
import network.khala.tee.QuoteProvider;
import org.jspecify.annotations.Nullable;

/// Moves a worker's identity to a newer program on the same machine, since seals may be bound to
/// the program. Both sides prove to each other what they are; the old one looks up on chain which
/// of the two is newer.
///
/// | step | in | |
/// | --- | --- | --- |
/// | create | the old program | a challenge, good for one answer |
/// | accept | the new program | a key for this once, and evidence for it |
/// | start | the old program | the identity, encrypted to that key, and evidence |
/// | receive | the new program | the identity is sealed |
///
/// Safe for use by several threads.
public final class Handover {
  /// The first bytes of a measurement that name the program, not its signer.
  private static final int PROGRAM_BYTES = 36;

  private final EnclaveConfig config;
  private final InstantSource clock;
  private final Object lock;
  private final Supplier<Optional<Worker>> worker;
  private @Nullable HandoverChallenge open;
  private @Nullable Sr25519KeyPair temporary;

  /// @param lock held by whoever changes the worker
  Handover(
      EnclaveConfig config, InstantSource clock, Object lock, Supplier<Optional<Worker>> worker) {
    this.config = config;
    this.clock = clock;
    this.lock = lock;
    this.worker = worker;
  }

  /// A challenge of the old program; the one before is void.
  public network.khala.protocol.prpc.HandoverChallenge createChallenge() {
    synchronized (lock) {
      Worker current = initialised();
      HandoverChallenge challenge =
          new HandoverChallenge(
              Bytes.EMPTY,
              current.chain().nextBlock() - 1,
              current.lastTimeMs(),
              isInjected(current),
              Bytes32.wrap(SecretBytes.random(Bytes32.SIZE).toArray()));
      open = challenge;
      return network.khala.protocol.prpc.HandoverChallenge.newBuilder()
          .setEncodedChallenge(Wire.string(HandoverChallenge.CODEC.encode(challenge)))
          .build();
    }
  }

  /// The new program's answer.
  public HandoverChallengeResponse accept(network.khala.protocol.prpc.HandoverChallenge request) {
    HandoverChallenge challenge =
        Wire.decode(HandoverChallenge.CODEC, request.getEncodedChallenge());
    Sr25519KeyPair key = Sr25519KeyPair.generate();
    synchronized (lock) {
      requireNoIdentity();
      closeTemporary();
      temporary = key;
    }
    byte[] answer =
        ChallengeHandlerInfo.CODEC.encode(
            new ChallengeHandlerInfo(
                challenge, Bytes.EMPTY, new Sr25519PublicKey(key.publicKey())));
    return HandoverChallengeResponse.newBuilder()
        .setEncodedChallengeHandler(Wire.string(answer))
        .setAttestation(Registration.attest(config.provider(), answer, clock.instant()))
        .build();
  }

  /// The old program hands its identity over.
  ///
  /// @throws PrpcException if the new one may not have it
  public HandoverWorkerKey start(HandoverChallengeResponse request) {
    ChallengeHandlerInfo answer =
        Wire.decode(ChallengeHandlerInfo.CODEC, request.getEncodedChallengeHandler());
    byte[] encoded;
    synchronized (lock) {
      Worker current = initialised();
      requireOpen(answer.challenge());
      requireRecent(answer.challenge(), current.chain());
      if (!isInjected(current) || config.provider().pruntimeHash().isPresent()) {
        Bytes client = clientMeasurement(request, current);
        requireSameMachine(client);
        requireNewer(client, current.chain());
      }
      encoded = EncryptedWorkerKey.CODEC.encode(encrypted(current, answer.ecdhPubkey()));
    }
    return HandoverWorkerKey.newBuilder()
        .setEncodedWorkerKey(Wire.string(encoded))
        .setAttestation(Registration.attest(config.provider(), encoded, clock.instant()))
        .build();
  }

  /// The new program seals the identity.
  ///
  /// @throws PrpcException if it does not come from a program on this machine
  public void receive(HandoverWorkerKey request) {
    EncryptedWorkerKey key = Wire.decode(EncryptedWorkerKey.CODEC, request.getEncodedWorkerKey());
    synchronized (lock) {
      Sr25519KeyPair own = temporary;
      if (own == null) {
        throw PrpcException.failed("Handover ecdhkey not initialized");
      }
      requireNoIdentity();
      requireServer(request);
      try (SecretBytes secret =
              KeySharing.decrypt(own, key.encryptedKey())
                  .orElseThrow(() -> PrpcException.failed("Invalid key received"));
          Sr25519KeyPair identity = Sr25519KeyPair.fromSecret(secret)) {
        Identity.sealHandedOver(
            config.identityFile(), key.genesisBlockHash(), key.paraId(), identity, key.devMode());
      }
      closeTemporary();
    }
  }

  private Worker initialised() {
    return worker.get().orElseThrow(() -> PrpcException.failed("Runtime not initialized"));
  }

  private static boolean isInjected(Worker current) {
    return current.identity().origin() == Identity.Origin.INJECTED;
  }

  private void requireNoIdentity() {
    if (worker.get().isPresent() || config.identityFile().exists()) {
      throw PrpcException.failed("an identity is sealed here already");
    }
  }

  private void closeTemporary() {
    Sr25519KeyPair key = temporary;
    if (key != null) {
      key.close();
    }
    temporary = null;
  }

  private void requireOpen(HandoverChallenge answered) {
    HandoverChallenge expected = open;
    open = null;
    if (expected == null || !expected.equals(answered)) {
      throw PrpcException.failed("Invalid challenge");
    }
  }

  private static void requireRecent(HandoverChallenge challenge, LightChain chain) {
    long age = chain.nextBlock() - 1 - challenge.blockNumber();
    if (age < 0 || age > HandoverChallenge.VALID_BLOCKS) {
      throw PrpcException.failed("Outdated challenge");
    }
  }

  private Bytes clientMeasurement(HandoverChallengeResponse request, Worker current) {
    if (!request.hasAttestation()) {
      throw PrpcException.failed("Client attestation not found");
    }
    Optional<AttestationReport> report = Registration.report(request.getAttestation());
    Bytes32 hash = Hash.blake2(Wire.bytes(request.getEncodedChallengeHandler())).value();
    ChainIdentity chain = current.chain().identity();
    EvidenceRules rules =
        new EvidenceRules(
            false,
            Optional.empty(),
            chain.developmentRoot(),
            chain.genesisHash().value(),
            0,
            false);
    try {
      return new EvidenceVerifier(VerifierCache.none())
          .verify(report, hash, current.lastTimeMs() / 1000, rules)
          .pruntimeHash();
    } catch (AttestationException e) {
      throw PrpcException.failed("Invalid client RA report: " + e.detail());
    }
  }

  /// Only the development device can show that two programs run on one machine: it signs for both.
  private void requireSameMachine(Bytes client) {
    if (!isOfThisDevice(config.provider(), client)) {
      throw PrpcException.failed("No remote handover");
    }
  }

  private static boolean isOfThisDevice(QuoteProvider provider, Bytes measurement) {
    return provider.name().equals("dev")
        && provider
            .pruntimeHash()
            .filter(own -> own.size() == measurement.size())
            .filter(own -> signer(own).equals(signer(measurement)))
            .isPresent();
  }

  private static Bytes signer(Bytes measurement) {
    return measurement.slice(Math.min(PROGRAM_BYTES, measurement.size()), measurement.size());
  }

  private void requireNewer(Bytes client, LightChain chain) {
    Bytes server = config.provider().pruntimeHash().orElse(Bytes.EMPTY);
    Bytes clientKey = LightKeys.pruntimeAddedAt(client);
    Bytes serverKey = LightKeys.pruntimeAddedAt(server);
    ProvenReads state =
        chain.onDemand(List.of(serverKey, clientKey, LightKeys.PRUNTIME_ALLOW_LIST));
    List<Bytes> allowed =
        state
            .value(LightKeys.PRUNTIME_ALLOW_LIST, GateValues.LIST_CODEC, "the allow list")
            .orElse(List.of());
    long serverSince =
        state
            .value(serverKey, Codecs.U32, "PRuntimeAddedAt")
            .orElseThrow(() -> PrpcException.failed("Server pRuntime not allowed on chain"));
    long clientSince =
        state
            .value(clientKey, Codecs.U32, "PRuntimeAddedAt")
            .filter(_ -> allowed.contains(client))
            .orElseThrow(() -> PrpcException.failed("Client pRuntime not allowed on chain"));
    if (serverSince >= clientSince) {
      throw PrpcException.failed("No handover for old pRuntime");
    }
  }

  private static EncryptedWorkerKey encrypted(Worker current, Sr25519PublicKey receiver) {
    ChainIdentity chain = current.chain().identity();
    try (SecretBytes secret = current.identity().key().secret()) {
      EncryptedKey key =
          KeySharing.encrypt(
              current.identity().key(), KeyUse.WORKER_KEY_HANDOVER, receiver, secret);
      return new EncryptedWorkerKey(chain.genesisHash(), chain.paraId(), isInjected(current), key);
    } catch (VerificationException e) {
      throw PrpcException.failed("Invalid challenge handler: " + e.getMessage());
    }
  }

  /// The new program knows no chain yet, whose roots and list it could ask: it believes the device
  /// that vouches for itself.
  private void requireServer(HandoverWorkerKey request) {
    if (config.provider().pruntimeHash().isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Bytes32 hash = Hash.blake2(Wire.bytes(request.getEncodedWorkerKey())).value();
    if (!request.hasAttestation()) {
      throw PrpcException.failed("Server attestation not found");
    }
    boolean genuine =
        Registration.report(request.getAttestation())
            .filter(AttestationReport.Development.class::isInstance)
            .map(AttestationReport.Development.class::cast)
            .filter(report -> DevicePeer.vouches(config.provider(), report, hash, now))
            .isPresent();
    if (!genuine) {
      throw PrpcException.failed("Invalid server RA report");
    }
  }
}
