package network.khala.attestation.dcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  @Test
  void claims_strictPolicy_nameRootDocumentsStatusProgramAndPurpose() {
    Bytes enclave = Bytes.fromHex("e1".repeat(32));
    Policy policy =
        Policy.strict(Map.of(Measurement.MR_ENCLAVE, Set.of(enclave)), Bytes.wrap(new byte[64]))
            .build();
    List<Claim> claims = TestWorld.sgx().verify(policy).claims(policy, TestWorld.NOW);
    assertThat(claims)
        .extracting(Claim::statement)
        .containsExactly(
            "Intel certified this platform",
            "neither platform nor authority nor signer is revoked",
            "the documents are in force",
            "tcb-info/SGX/00606a000000 is signed by its issuer",
            "qe-identity/SGX is signed by its issuer",
            "crl/root is signed by its issuer",
            "crl/platform is signed by its issuer",
            "Intel's quoting enclave made this quote",
            "header and report are as the hardware gave them",
            "the platform's state is known",
            "the program cannot be debugged",
            "the program is one that is allowed",
            "the report is made for this purpose");
    assertThat(claims)
        .allSatisfy(claim -> assertThat(claim.toTree().values()).doesNotContain(""))
        .anySatisfy(claim -> assertThat(claim.found()).isEqualTo(enclave.toHex()));
  }

  @Test
  void claims_anyProgram_saysNothingOfWhatWasNotChecked() {
    TestWorld world = TestWorld.sgx();
    world.forgeCollateral = collateral -> collateral.rootCaCrl = "";
    world.quote.body[48] |= 2;
    Policy policy =
        Policy.dangerousAnyProgram().dangerousAllowDebug().dangerousTolerateMissingCrls().build();
    assertThat(world.verify(policy).claims(policy, TestWorld.NOW))
        .extracting(Claim::statement)
        .noneMatch(
            statement ->
                statement.contains("revoked")
                    || statement.contains("debugged")
                    || statement.contains("allowed")
                    || statement.contains("purpose"));
  }
}
