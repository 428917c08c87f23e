package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import network.khala.attestation.AttestationProvider;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.TrustAnchors;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.attestation.registration.EvidenceVerifier;
import network.khala.attestation.testpki.TestIas;
import network.khala.attestation.testpki.TestWorld;
import network.khala.frame.dispatch.Origin;
import network.khala.pallets.registry.RegistryCall;
import network.khala.pallets.registry.RegistryConfig;
import network.khala.pallets.registry.RegistryError;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.Test;

/// Registrations with Intel's evidence, made and signed by authorities of the test's own.
class IntelEvidenceTest {
  private static final Origin ANYBODY = Origin.signed(AccountId.fromHex("aa".repeat(32)));
  private static final RuntimeConfig CONFIG =
      RuntimeConfig.ofBlockTime(3000).withRegistry(RegistryConfig.STRICT);
  private static final long TO_THE_PRESENT = TestWorld.NOW * 1000 - TestChain.FIRST_BLOCK_MILLIS;

  private final WorkerRegistrationInfoV2 info = RegistryChain.info(RegistryChain.keyPair(1), 1);

  // ---- DCAP

  @Test
  void register_quoteOfAnUpToDatePlatform_entersTheWorker() {
    TestWorld world = world();
    TestChain chain = chain(world.anchors(), programOf(world));

    assertThat(register(chain, world.evidence())).isEqualTo(Result.ok());

    WorkerInfoV2 worker = chain.runtime().registry().workers().find(info.pubkey()).orElseThrow();
    assertThat(worker.attestationProvider()).contains(AttestationProvider.Dcap);
    assertThat(worker.confidenceLevel()).isEqualTo(1);
  }

  @Test
  void register_quoteThatDoesNotHold_isRefusedWithItsError() {
    assertThat(quoteRefusal(world -> world.quote.body[world.quote.reportDataOffset()] ^= 1))
        .isEqualTo(RegistryError.INVALID_RUNTIME_INFO_HASH);
    assertThat(
            quoteRefusal(
                world -> world.tcbInfo = world.tcbInfo.replace("\"UpToDate\"", "\"Revoked\"")))
        .isEqualTo(RegistryError.INVALID_QUOTE_STATUS);
    assertThat(quoteRefusal(world -> world.pckCrl.nextUpdate = Optional.of(TestWorld.NOW - 1)))
        .isEqualTo(RegistryError.INVALID_DCAP_QUOTE);
    assertThat(quoteRefusal(world -> world.rootCrl.revoked.add(3L)))
        .isEqualTo(RegistryError.INVALID_DCAP_QUOTE);
    assertThat(
            quoteRefusal(
                world -> world.forgeCollateral = collateral -> collateral.tcbInfoSignature[5] ^= 1))
        .isEqualTo(RegistryError.INVALID_DCAP_QUOTE);
  }

  @Test
  void register_quoteOfAProgramThatIsNotListed_isRefused() {
    TestWorld world = world();
    TestChain chain = chain(world.anchors(), Bytes.wrap(new byte[68]));

    assertThat(register(chain, world.evidence()))
        .isEqualTo(refused(chain, RegistryError.PRUNTIME_REJECTED));
  }

  @Test
  void register_quoteTracedToAnotherRoot_isRefused() {
    TestWorld world = world();
    TestChain chain = chain(TrustAnchors.INTEL, programOf(world));

    assertThat(register(chain, world.evidence()))
        .isEqualTo(refused(chain, RegistryError.INVALID_DCAP_QUOTE));
  }

  // ---- collateral only grows

  @Test
  void register_collateralOlderThanAnothersBefore_isRefused() {
    TestWorld world = world();
    TestChain chain = chain(world.anchors(), programOf(world));
    world.pckCrl.number = 9;
    assertThat(register(chain, world.evidence())).isEqualTo(Result.ok());

    assertThat(registerAgain(chain, older -> older.pckCrl.number = 8))
        .isEqualTo(refused(chain, RegistryError.INVALID_DCAP_QUOTE));
    assertThat(registerAgain(chain, same -> same.pckCrl.number = 9)).isEqualTo(Result.ok());
    assertThat(
            registerAgain(
                chain,
                newer -> {
                  newer.pckCrl.number = 9;
                  newer.tcbInfo = newer.tcbInfo.replace("Number\":17", "Number\":18");
                }))
        .isEqualTo(Result.ok());
    assertThat(registerAgain(chain, older -> older.pckCrl.number = 9))
        .isEqualTo(refused(chain, RegistryError.INVALID_DCAP_QUOTE));
  }

  @Test
  void register_refusedForAnotherReason_doesNotRaiseTheFloor() {
    TestWorld world = world();
    TestChain chain = chain(world.anchors(), programOf(world));
    WorkerRegistrationInfoV2 otherParachain =
        new WorkerRegistrationInfoV2(
            info.version(),
            info.machineId(),
            info.pubkey(),
            info.ecdhPubkey(),
            info.genesisBlockHash(),
            info.features(),
            info.operator(),
            2004,
            0);
    TestWorld newer = world(otherParachain);
    newer.pckCrl.number = 90;
    assertThat(register(chain, otherParachain, newer.evidence()))
        .isEqualTo(refused(chain, RegistryError.PARACHAIN_ID_MISMATCH));

    assertThat(register(chain, world.evidence())).isEqualTo(Result.ok());
  }

  // ---- IAS

  @Test
  void register_iasReport_entersTheWorkerWithItsLevel() {
    TestIas ias = ias();
    ias.status = "GROUP_OUT_OF_DATE";
    TestChain chain = chain(ias.anchors(), programOf(ias));

    assertThat(register(chain, ias.evidence())).isEqualTo(Result.ok());

    WorkerInfoV2 worker = chain.runtime().registry().workers().find(info.pubkey()).orElseThrow();
    assertThat(worker.attestationProvider()).contains(AttestationProvider.Ias);
    assertThat(worker.confidenceLevel()).isEqualTo(5);
  }

  @Test
  void register_iasReportThatDoesNotHold_isRefusedWithItsError() {
    assertThat(iasRefusal(ias -> ias.signerIssuerKey = TestIas.foreignKey()))
        .isEqualTo(RegistryError.INVALID_IAS_SIGNING_CERT);
    assertThat(iasRefusal(ias -> ias.status = "GROUP_REVOKED"))
        .isEqualTo(RegistryError.INVALID_QUOTE_STATUS);
    assertThat(iasRefusal(ias -> ias.timestamp = "yesterday"))
        .isEqualTo(RegistryError.BAD_IAS_REPORT);
    assertThat(iasRefusal(ias -> ias.timestamp = TestIas.timestamp(TestWorld.NOW - 7201)))
        .isEqualTo(RegistryError.OUTDATED_IAS_REPORT);
    assertThat(iasRefusal(ias -> ias.body[48 + 320] ^= 1))
        .isEqualTo(RegistryError.INVALID_RUNTIME_INFO_HASH);
    assertThat(iasRefusal(ias -> ias.body[48 + 64] ^= 1))
        .isEqualTo(RegistryError.PRUNTIME_REJECTED);
  }

  @Test
  void register_iasReportThatIsNoReport_isRefused() {
    TestIas ias = ias();
    TestChain chain = chain(ias.anchors(), programOf(ias));

    assertThat(register(chain, ias.evidence("no JSON")))
        .isEqualTo(refused(chain, RegistryError.INVALID_REPORT));
    assertThat(register(chain, new AttestationReport.SgxIas(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY)))
        .isEqualTo(refused(chain, RegistryError.INVALID_IAS_SIGNING_CERT));
  }

  // ---- making evidence

  private TestWorld world() {
    return world(info);
  }

  private static TestWorld world(WorkerRegistrationInfoV2 about) {
    TestWorld world = TestWorld.sgx();
    byte[] hash = about.hash().value().toArray();
    System.arraycopy(hash, 0, world.quote.body, world.quote.reportDataOffset(), hash.length);
    return world;
  }

  private TestIas ias() {
    TestIas ias = new TestIas();
    byte[] hash = info.hash().value().toArray();
    System.arraycopy(hash, 0, ias.body, 48 + 320, hash.length);
    return ias;
  }

  /// MRENCLAVE, product, security version, MRSIGNER of an SGX report body.
  private static Bytes program(byte[] body) {
    return Bytes.wrap(Arrays.copyOfRange(body, 64, 96))
        .concat(Bytes.wrap(Arrays.copyOfRange(body, 256, 260)))
        .concat(Bytes.wrap(Arrays.copyOfRange(body, 128, 160)));
  }

  private static Bytes programOf(TestWorld world) {
    return program(world.quote.body);
  }

  private static Bytes programOf(TestIas ias) {
    return program(Arrays.copyOfRange(ias.body, 48, ias.body.length));
  }

  // ---- the chain

  private TestChain chain(TrustAnchors anchors, Bytes program) {
    TestChain chain =
        new TestChain(
            CONFIG,
            RegistryChain.genesis(
                CONFIG, RegistryGenesis.EMPTY.withAllowedPrograms(List.of(program))),
            new EvidenceVerifier(anchors, VerifierCache.none()));
    chain.nextBlock(TO_THE_PRESENT);
    return chain;
  }

  private Result<Unit, DispatchError> register(TestChain chain, AttestationReport evidence) {
    return register(chain, info, evidence);
  }

  private static Result<Unit, DispatchError> register(
      TestChain chain, WorkerRegistrationInfoV2 about, AttestationReport evidence) {
    RegistryCall call = new RegistryCall.RegisterWorkerV2(about, Optional.of(evidence));
    return chain.call(ANYBODY, chain.runtime().registry().outer(call));
  }

  /// The next worker registers, with a world of its own.
  private static Result<Unit, DispatchError> registerAgain(
      TestChain chain, Consumer<TestWorld> change) {
    WorkerRegistrationInfoV2 another =
        RegistryChain.info(RegistryChain.keyPair(2), chain.number() - 1);
    chain.nextBlock(3000);
    TestWorld world = world(another);
    change.accept(world);
    return register(chain, another, world.evidence());
  }

  private RegistryError quoteRefusal(Consumer<TestWorld> change) {
    TestWorld world = world();
    Bytes program = programOf(world);
    change.accept(world);
    return refusal(chain(world.anchors(), program), world.evidence());
  }

  private RegistryError iasRefusal(Consumer<TestIas> change) {
    TestIas ias = ias();
    Bytes program = programOf(ias);
    change.accept(ias);
    return refusal(chain(ias.anchors(), program), ias.evidence());
  }

  private RegistryError refusal(TestChain chain, AttestationReport evidence) {
    Result<Unit, DispatchError> result = register(chain, evidence);
    return Arrays.stream(RegistryError.values())
        .filter(error -> refused(chain, error).equals(result))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not refused: " + result));
  }

  private static Result<Unit, DispatchError> refused(TestChain chain, RegistryError error) {
    return Result.err(chain.runtime().registry().errorOf(error));
  }
}
