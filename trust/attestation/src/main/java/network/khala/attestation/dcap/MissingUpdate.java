package network.khala.attestation.dcap;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// One thing of a platform that is older than the level it should reach.
///
/// @param part what is too old
/// @param index which of the 16 components, from 1 on; 0 for parts of which there is one
/// @param name what the document calls the component, such as `BIOS, Early Microcode Update`; empty
///   where it says nothing
/// @param found the security version that the platform has
/// @param required the lowest that the level demands
public record MissingUpdate(Part part, int index, String name, int found, int required) {

  /// What has a security version of its own.
  public enum Part {
    /// One of the components that SGX is built on: microcode, BIOS, other firmware.
    SGX_COMPONENT("sgx-component"),
    /// The enclave that certifies quoting enclaves, of the platform software for SGX.
    PCE("pce"),
    /// One of the components that TDX is built on besides those of SGX.
    TDX_COMPONENT("tdx-component"),
    /// The module that runs trust domains.
    TDX_MODULE("tdx-module"),
    /// The enclave that signs quotes.
    QUOTING_ENCLAVE("quoting-enclave");

    private final String wireName;

    Part(String wireName) {
      this.wireName = wireName;
    }

    /// The name in results.
    public String wireName() {
      return wireName;
    }
  }

  /// As names and plain values, for output.
  public SequencedMap<String, Object> toTree() {
    SequencedMap<String, Object> tree = new LinkedHashMap<>();
    tree.put("part", part.wireName());
    tree.put("index", index);
    tree.put("name", name);
    tree.put("found", found);
    tree.put("required", required);
    return tree;
  }
}
