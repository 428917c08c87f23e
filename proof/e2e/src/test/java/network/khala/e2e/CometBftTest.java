package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import network.khala.crypto.SecretUri;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.finality.FinalityProof;
import network.khala.finality.cometbft.CometHeader;
import network.khala.finality.cometbft.Commit;
import network.khala.finality.cometbft.CommitSig;
import network.khala.finality.cometbft.LightBlock;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.node.chain.Chain;
import network.khala.node.chain.GenesisBlock;
import network.khala.node.chain.LightDataBuilder;
import network.khala.node.signatures.NodeSignatures;
import network.khala.node.store.ChainDatabase;
import network.khala.pallets.balances.BalancesCall;
import network.khala.protocol.light.AuthoritySet;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.GenesisBlockInfo;
import network.khala.protocol.light.HeaderToSync;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.DigestItem;
import network.khala.protocol.substrate.Era;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.pruntime.PrpcException;
import network.khala.pruntime.chain.ChainIdentity;
import network.khala.pruntime.chain.LightChain;
import network.khala.runtime.KhalaRuntime;
import network.khala.scale.Bytes;
import network.khala.scale.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runtime, its headers and the enclave's light client do with CometBFT as they do with the
/// embedded engine. An experiment before formats freeze, not an engine that ships.
class CometBftTest {
  private static final String PROGRAM = "github.com/cometbft/cometbft/cmd/cometbft";
  private static final String VERSION = "v0.38.25";
  private static final BigInteger TOKEN = BigInteger.TEN.pow(12);
  private static final AccountId NEWCOMER = AccountId.fromHex("77".repeat(32));

  @TempDir private Path folder;
  private Path program;

  @BeforeEach
  void install() throws IOException, InterruptedException {
    assumeThat(Go.isThere()).as("go is installed").isTrue();
    program = Go.install(PROGRAM, VERSION);
  }

  @Test
  void oneValidator_decidesBlocks_theEnclaveBelievesItsCommits()
      throws IOException, InterruptedException {
    try (CometValidator validator = CometValidator.start(program, folder)) {
      Chain chain = validator.chain();
      validator.awaitBlock(3);
      assertThat(validator.rpc().broadcast(transfer(chain))).isZero();
      validator.await("transfer", () -> free(chain).equals(TOKEN));
      long last = chain.head().number();
      FinalityProof.CometBft proof = validator.proofOf(last);

      headersFit(validator, last);
      enclaveBelieves(validator, last, proof);
      enclaveRefuses(validator, last, proof);
      chain.finalise(last, encoded(proof));
      assertThat(chain.finalised()).isEqualTo(last);
      otherNodeReachesTheSame(validator, last);
    }
  }

  @Test
  void crash_betweenDecisionAndStoring_isMadeGoodByTheSameBlock()
      throws IOException, InterruptedException {
    try (CometValidator validator = CometValidator.start(program, folder)) {
      validator.awaitBlock(2);
      validator.application().crashBeforeNextCommit();
      validator.comet().awaitExit(Running.PATIENCE);
      long stored = validator.chain().head().number();
      List<Bytes> before = validator.application().answeredHashes();
      assertThat(before).hasSize((int) stored + 1);

      validator.restart();
      validator.awaitBlock(stored + 3);

      List<Bytes> after = validator.application().answeredHashes();
      assertThat(after.get(before.size())).isEqualTo(before.getLast());
      enclaveBelieves(validator, stored + 1, validator.proofOf(stored + 1));
    }
  }

  /// The hash of a block of ours stands in CometBFT's next header; ours names CometBFT's block.
  private static void headersFit(CometValidator validator, long last) throws InterruptedException {
    for (long number = 1; number <= last; number++) {
      Header header = validator.chain().header(number).orElseThrow();
      CometHeader same = validator.rpc().lightBlock(number).header();
      CometHeader next = validator.rpc().lightBlock(number + 1).header();
      assertThat(next.appHash()).isEqualTo(header.hash().value().toBytes());
      Bytes engine = same.hash().orElseThrow().toBytes().concat(same.proposerAddress());
      assertThat(header.digest())
          .isEqualTo(
              new Digest(List.of(DigestItem.PreRuntime.of(ChainApplication.ENGINE, engine))));
      long time = validator.chain().runtimeAt(number).timestamp().now();
      assertThat(time).isEqualTo(same.time().toEpochMilli());
    }
  }

  private static void enclaveBelieves(
      CometValidator validator, long last, FinalityProof.CometBft proof) {
    LightChain enclave = enclave(validator);
    assertThat(enclave.syncHeaders(headers(validator, last, proof), Instant.now())).isEqualTo(last);
    Chain chain = validator.chain();
    List<BlockHead> heads =
        LongStream.rangeClosed(1, last)
            .mapToObj(number -> chain.database().light().head(number).orElseThrow())
            .map(BlockHead.CODEC::decode)
            .toList();
    enclave.takeHeads(heads, LightDataBuilder.proofPoint(chain.state(last)));
    assertThat(enclave.nextHead()).isEqualTo(last + 1);
  }

  private static void enclaveRefuses(
      CometValidator validator, long last, FinalityProof.CometBft proof)
      throws InterruptedException {
    LightBlock right = validator.rpc().lightBlock(last + 1);
    refused(validator, last - 1, proof, "HeightMismatch");
    refused(validator, last, proofOf(withSignature(right)), "WrongSignature");
    refused(validator, last, proofOf(validator.rpc().lightBlock(last)), "HeightMismatch");
    FinalityProof seal =
        new FinalityProof.Sealed(
            validator.anchor().validators().getFirst().key(), Bytes.wrap(new byte[64]));
    LightChain enclave = enclave(validator);
    assertThatThrownBy(() -> enclave.syncHeaders(headers(validator, last, seal), Instant.now()))
        .isInstanceOf(PrpcException.class)
        .hasMessageContaining("Malformed");
  }

  private static void refused(
      CometValidator validator, long last, FinalityProof proof, String error) {
    LightChain enclave = enclave(validator);
    assertThatThrownBy(() -> enclave.syncHeaders(headers(validator, last, proof), Instant.now()))
        .isInstanceOf(PrpcException.class)
        .hasMessageContaining(error);
    assertThat(enclave.nextHeader()).isEqualTo(1);
  }

  private static FinalityProof.CometBft proofOf(LightBlock block) {
    return new FinalityProof.CometBft(List.of(block.encode()));
  }

  private static LightBlock withSignature(LightBlock block) {
    List<CommitSig> flipped =
        block.commit().signatures().stream()
            .map(
                one -> {
                  byte[] signature = one.signature().toArray();
                  signature[0] ^= 1;
                  return new CommitSig(
                      one.flag(), one.validatorAddress(), one.timestamp(), Bytes.wrap(signature));
                })
            .toList();
    return new LightBlock(
        block.header(),
        new Commit(
            block.commit().height(), block.commit().round(), block.commit().blockId(), flipped),
        block.validators());
  }

  private static LightChain enclave(CometValidator validator) {
    List<AuthoritySet.Authority> authorities =
        validator.anchor().authorities().stream()
            .map(one -> new AuthoritySet.Authority(one.key(), one.power()))
            .toList();
    Chain chain = validator.chain();
    return new LightChain(
        ChainIdentity.of(
            new GenesisBlockInfo(
                chain.header(0).orElseThrow(),
                new AuthoritySet(authorities, 0),
                chain.database().light().proofPoint(0))));
  }

  private static List<HeaderToSync> headers(
      CometValidator validator, long last, FinalityProof proof) {
    return LongStream.rangeClosed(1, last)
        .mapToObj(
            number ->
                new HeaderToSync(
                    validator.chain().header(number).orElseThrow(),
                    number == last ? Optional.of(encoded(proof)) : Optional.empty()))
        .toList();
  }

  private static Bytes encoded(FinalityProof proof) {
    return Bytes.wrap(FinalityProof.CODEC.encode(proof));
  }

  /// Header and body alone say everything that the state depends on.
  private void otherNodeReachesTheSame(CometValidator validator, long last) throws IOException {
    try (ChainDatabase database = CometValidator.database(folder.resolve("other"))) {
      GenesisBlock.establish(database, validator.spec());
      Chain other = new Chain(database, validator.spec().runtime(), new NodeSignatures(64));
      for (long number = 1; number <= last; number++) {
        other.importBlock(validator.chain().block(number).orElseThrow(), Optional.empty());
      }
      assertThat(other.headHash()).isEqualTo(validator.chain().hash(last).orElseThrow());
    }
  }

  private static BigInteger free(Chain chain) {
    return chain.runtimeAt(chain.head().number()).balances().funds().free(NEWCOMER);
  }

  private static Bytes transfer(Chain chain) {
    try (SecretUri uri = SecretUri.parse("//Alice");
        Sr25519KeyPair alice = uri.sr25519()) {
      Hash head = chain.headHash();
      KhalaRuntime runtime = chain.runtimeAt(chain.number(head).orElseThrow());
      runtime.system().assumeNextBlock(head);
      RuntimeCall call =
          runtime
              .balances()
              .outer(new BalancesCall.TransferKeepAlive(MultiAddress.of(NEWCOMER), TOKEN));
      List<Object> extra =
          List.of(
              Unit.UNIT,
              Unit.UNIT,
              Unit.UNIT,
              Unit.UNIT,
              Era.immortal(),
              0L,
              Unit.UNIT,
              Unit.UNIT,
              BigInteger.ZERO);
      ExtrinsicFormat format = runtime.format();
      return format.encodeSigned(
          MultiAddress.of(new AccountId(alice.accountId())),
          MultiSignature.sr25519(alice.sign(format.payloadOf(call, extra))),
          extra,
          call);
    }
  }
}
