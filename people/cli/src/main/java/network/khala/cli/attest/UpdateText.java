package network.khala.cli.attest;

import network.khala.attestation.dcap.MissingUpdate;

/// Updates in words, with how they are made.
final class UpdateText {
  private UpdateText() {}

  /// What is too old, and by how much.
  static String what(MissingUpdate update) {
    String name = update.name().isEmpty() ? "" : " (" + update.name() + ")";
    String part =
        switch (update.part()) {
          case SGX_COMPONENT -> "SGX component " + update.index();
          case PCE -> "provisioning certification enclave (PCE)";
          case TDX_COMPONENT -> "TDX component " + update.index();
          case TDX_MODULE -> "TDX module";
          case QUOTING_ENCLAVE -> "quoting enclave";
        };
    return "%s%s: version %d, %d is needed"
        .formatted(part, name, update.found(), update.required());
  }

  /// How that part is updated.
  static String how(MissingUpdate.Part part) {
    return switch (part) {
      case SGX_COMPONENT ->
          "update BIOS and microcode, check the BIOS settings, register the platform again";
      case PCE -> "update Intel's SGX packages, then register the platform again";
      case TDX_COMPONENT -> "update the host's BIOS and SEAM loader, register the platform again";
      case TDX_MODULE -> "update the host's TDX module, then start the trust domain anew";
      case QUOTING_ENCLAVE -> "update Intel's DCAP packages where quotes are made";
    };
  }
}
