package network.khala.cli.attest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;

/// The signature structure of an SGX enclave, which `gramine-sgx-sign` writes: what the enclave
/// will measure, and who signed it. 1,808 bytes, integers little-endian.
///
/// | offset | size | content |
/// | --- | --- | --- |
/// | 0 | 16 | a fixed header |
/// | 128 | 384 | the signer's modulus, whose SHA-256 is mrSigner |
/// | 928 | 16 | attributes |
/// | 960 | 32 | mrEnclave |
/// | 1024 | 2 | isvProdId |
/// | 1026 | 2 | isvSvn |
///
/// @param debug whether the enclave can be debugged
record SignatureStructure(
    Bytes mrEnclave, Bytes mrSigner, int isvProdId, int isvSvn, boolean debug) {
  private static final int SIZE = 1808;
  private static final byte[] HEADER = {6, 0, 0, 0, (byte) 0xe1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0};
  private static final int DEBUG = 2;

  static SignatureStructure parse(Bytes file) {
    byte[] bytes = file.toArray();
    if (bytes.length != SIZE || !Arrays.equals(bytes, 0, HEADER.length, HEADER, 0, HEADER.length)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "the file is no signature structure of an SGX enclave",
          "name the .sig file that gramine-sgx-sign wrote");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new SignatureStructure(
        file.slice(960, 992),
        Bytes.wrap(Hashing.sha256(Arrays.copyOfRange(bytes, 128, 512))),
        Short.toUnsignedInt(in.getShort(1024)),
        Short.toUnsignedInt(in.getShort(1026)),
        (bytes[928] & DEBUG) != 0);
  }

  /// The entry of a chain's allow list, as quotes are compared with it: both numbers big-endian.
  Bytes pruntimeHash() {
    return mrEnclave
        .concat(
            Bytes.of(
                (byte) (isvProdId >> 8), (byte) isvProdId, (byte) (isvSvn >> 8), (byte) isvSvn))
        .concat(mrSigner);
  }
}
