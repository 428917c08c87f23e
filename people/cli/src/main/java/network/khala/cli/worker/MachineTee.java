package network.khala.cli.worker;

import java.util.Locale;
import network.khala.relayer.AttestationKind;

/// What a worker's machine offers, by the names of `--attestation-provider`.
enum MachineTee {
  /// Nothing.
  NONE(AttestationKind.NONE),
  /// A device that plays the TEE, on development chains.
  DEV(AttestationKind.DEV),
  /// SGX through Gramine.
  GRAMINE(AttestationKind.DCAP),
  /// A TDX machine.
  TDX(AttestationKind.DCAP);

  private final AttestationKind attestation;

  MachineTee(AttestationKind attestation) {
    this.attestation = attestation;
  }

  /// Its name as an option takes it.
  String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The evidence that the chain will get.
  AttestationKind attestation() {
    return attestation;
  }
}
