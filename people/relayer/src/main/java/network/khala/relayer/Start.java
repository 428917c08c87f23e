package network.khala.relayer;

import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationProvider;
import network.khala.client.rpc.RpcException;
import network.khala.finality.FinalityAnchor;
import network.khala.protocol.light.AuthoritySet;
import network.khala.protocol.light.GenesisBlockInfo;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.prpc.AssumeAtBlockRequest;
import network.khala.protocol.prpc.InitRuntimeRequest;
import network.khala.protocol.prpc.InitRuntimeResponse;
import network.khala.protocol.prpc.LaterState;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Header;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.DecodeException;
import network.khala.scale.ScaleReader;
import network.khala.trie.ProofResult;
import network.khala.trie.ReadProof;

/// The first start of an enclave: which chain it follows, and from which block on.
///
/// Source: `docs/protocol/relayer.md#first-start`.
final class Start {
  /// With fewer blocks to save the enclave executes them all, which keeps every role open to it.
  private static final long WORTH_SAVING = 10_000;

  private static final Codec<AttestationProvider> PROVIDER =
      CodecFactory.STANDARD.of(AttestationProvider.class);
  private static final Codec<AccountId> ACCOUNT = CodecFactory.STANDARD.of(AccountId.class);

  private final PRuntimeClient worker;
  private final LightData light;
  private final RelayerConfig config;

  Start(PRuntimeClient worker, LightData light, RelayerConfig config) {
    this.worker = worker;
    this.light = light;
    this.config = config;
  }

  /// Tells the enclave the genesis block and what proves its anchor.
  ///
  /// @return the enclave's identity key
  Sr25519PublicKey initialize() throws InterruptedException {
    LightData.ProofPoint genesis =
        light
            .proofPoint(0)
            .filter(point -> point.number() == 0)
            .orElseThrow(
                () -> new RpcException.Malformed("the node has no proof point at block 0", null));
    GenesisBlockInfo info =
        new GenesisBlockInfo(genesis.header(), authorities(genesis), genesis.proof());
    InitRuntimeRequest.Builder request =
        InitRuntimeRequest.newBuilder()
            .setEncodedGenesisInfo(Protobuf.bytes(GenesisBlockInfo.CODEC.encode(info)));
    config
        .operator()
        .ifPresent(account -> request.setEncodedOperator(Protobuf.bytes(ACCOUNT.encode(account))));
    config
        .attestation()
        .provider()
        .ifPresent(each -> request.setAttestationProvider(Protobuf.bytes(PROVIDER.encode(each))));
    config.injectedKey().ifPresent(key -> request.setDebugSetKey(Protobuf.bytes(key)));
    InitRuntimeResponse response = worker.init(request.build());
    return Sr25519PublicKey.of(response.getEncodedPublicKey().toByteArray());
  }

  /// The anchor's validators. The enclave proves the anchor itself; here it is only repeated.
  private static AuthoritySet authorities(LightData.ProofPoint genesis) {
    ReadProof proof = ReadProof.of(genesis.proof().stream().map(Bytes::toArray).toList());
    ProofResult found =
        proof.read(genesis.header().stateRoot().value(), LightKeys.FINALITY_ANCHOR.toArray());
    return switch (found) {
      case ProofResult.Present(Bytes value) -> {
        try {
          yield new AuthoritySet(
              FinalityAnchor.CODEC.decode(value).authorities().stream()
                  .map(each -> new AuthoritySet.Authority(each.key(), each.power()))
                  .toList(),
              0);
        } catch (DecodeException e) {
          throw new RpcException.Malformed(
              "the finality anchor in genesis cannot be decoded: " + e.getMessage(), e);
        }
      }
      case ProofResult.Absent _ ->
          throw new FeedException(
              "the chain's genesis has no finality anchor", "connect to a Khala network");
      case ProofResult.Undecided(String reason) ->
          throw new RpcException.Malformed(
              "the node's proof of genesis does not show the finality anchor: " + reason, null);
    };
  }

  /// Lets an enclave that the chain does not know yet begin near the head instead of at block 1.
  ///
  /// @return whether it does now
  boolean skipAhead(Sr25519PublicKey key, long lastFinal) throws InterruptedException {
    if (config.gatekeepers() || lastFinal < WORTH_SAVING) {
      return false;
    }
    Header head = light.header(lastFinal);
    if (gatekeepers(head).contains(key)) {
      return false;
    }
    Optional<Long> registered =
        light
            .storage(LightKeys.firstRegisteredAt(key), head.hash())
            .map(value -> new ScaleReader(value).u32());
    Optional<AssumeAtBlockRequest> request =
        registered.isEmpty() ? atHead(key, head) : before(key, registered.get(), head);
    if (request.isEmpty()) {
      return false;
    }
    worker.assumeAtBlock(request.get());
    return true;
  }

  private List<Sr25519PublicKey> gatekeepers(Header head) {
    return light
        .storage(LightKeys.GATEKEEPERS, head.hash())
        .map(LightKeys.GATEKEEPERS_CODEC::decode)
        .orElse(List.of());
  }

  private Optional<AssumeAtBlockRequest> atHead(Sr25519PublicKey key, Header head) {
    List<Bytes> keys =
        List.of(
            LightKeys.MESSAGE_ACCUMULATOR,
            LightKeys.MINIMUM_PRUNTIME_VERSION,
            LightKeys.PRUNTIME_ALLOW_LIST,
            LightKeys.PARACHAIN_ID,
            LightKeys.firstRegisteredAt(key),
            LightKeys.offchainIngress(new MessageOrigin.Worker(key)));
    return state(0, head, light.readProof(keys, head.hash()))
        .map(start -> AssumeAtBlockRequest.newBuilder().setStart(start).build());
  }

  private Optional<AssumeAtBlockRequest> before(
      Sr25519PublicKey key, long registeredAt, Header head) {
    long number = (registeredAt - 1) / HeaderFeed.POINT_INTERVAL * HeaderFeed.POINT_INTERVAL;
    if (number < WORTH_SAVING) {
      return Optional.empty();
    }
    Optional<LightData.ProofPoint> point =
        light.proofPoint(number).filter(found -> found.number() < registeredAt);
    if (point.isEmpty()) {
      return Optional.empty();
    }
    Optional<LaterState> start = state(0, point.get().header(), point.get().proof());
    List<Bytes> proof = light.readProof(List.of(LightKeys.firstRegisteredAt(key)), head.hash());
    Optional<LaterState> later = state(point.get().number(), head, proof);
    if (start.isEmpty() || later.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        AssumeAtBlockRequest.newBuilder().setStart(start.get()).setLater(later.get()).build());
  }

  /// A header with its finality, if one proof spans all changes of validators from `trusted` on.
  private Optional<LaterState> state(long trusted, Header header, List<Bytes> proof) {
    LightData.Finality finality = light.finalityProof(trusted, header.number());
    if (finality.block() < header.number()) {
      return Optional.empty();
    }
    return Optional.of(
        LaterState.newBuilder()
            .setEncodedHeader(Protobuf.bytes(Header.CODEC.encode(header)))
            .setFinalityProof(Protobuf.bytes(finality.proof()))
            .addAllProofNodes(Protobuf.all(proof))
            .build());
  }
}
