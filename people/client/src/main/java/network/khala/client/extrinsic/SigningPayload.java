package network.khala.client.extrinsic;

import java.util.Arrays;
import java.util.List;
import network.khala.client.metadata.ExtrinsicFormat;
import network.khala.client.metadata.SignedExtension;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.PortableRegistry;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeDef;

/// What a signer signs, and the extrinsic that comes of it:
///
/// | what | layout |
/// | --- | --- |
/// | payload | call ‖ extra ‖ additional |
/// | signed bytes | the payload, or its BLAKE2b-256 hash if it is longer than 256 bytes |
/// | extrinsic | compact length ‖ `84` ‖ address ‖ signature ‖ extra ‖ call |
///
/// @param call the encoded call
/// @param extra what the signed extensions write into the extrinsic
/// @param additional what they add to the signed bytes only
/// @param addressHead what stands before the account in an address
public record SigningPayload(Bytes call, Bytes extra, Bytes additional, Bytes addressHead) {
  private static final int SIGNED_V4 = 0x84;
  private static final int FORMAT = 4;
  private static final int MAX_UNHASHED = 256;
  private static final int SR25519 = 1;
  private static final int SIGNATURE_SIZE = 64;

  /// Puts together what is to be signed. Signed extensions are known by their identifiers; unknown
  /// ones are left empty if their types are.
  ///
  /// @throws IllegalArgumentException if the extrinsic format is not 4, or an unknown extension
  ///   wants content
  public static SigningPayload of(
      PortableRegistry types,
      ExtrinsicFormat format,
      ChainIdentity chain,
      Bytes call,
      SigningOptions options) {
    if (format.version() != FORMAT) {
      throw new IllegalArgumentException(
          "extrinsic format " + format.version() + " is not supported, only 4");
    }
    var extra = new ScaleWriter();
    var additional = new ScaleWriter();
    for (SignedExtension extension : format.extensions()) {
      write(types, extension, chain, options, extra, additional);
    }
    return new SigningPayload(
        call, extra.toBytes(), additional.toBytes(), addressHead(types, format.addressType()));
  }

  private static void write(
      PortableRegistry types,
      SignedExtension extension,
      ChainIdentity chain,
      SigningOptions options,
      ScaleWriter extra,
      ScaleWriter additional) {
    switch (extension.identifier()) {
      case "CheckSpecVersion" -> additional.u32(chain.specVersion());
      case "CheckTxVersion" -> additional.u32(chain.transactionVersion());
      case "CheckGenesis" -> additional.raw(chain.genesisHash());
      case "CheckMortality", "CheckEra" -> {
        extra.raw(options.era().encode());
        additional.raw(options.birthHash());
      }
      case "CheckNonce" -> extra.compactU32(options.nonce());
      case "ChargeTransactionPayment" -> extra.compactU128(options.tip());
      case "CheckMetadataHash" -> {
        // Mode 0: no hash of the metadata is signed.
        extra.u8(0);
        additional.u8(0);
      }
      default -> {
        if (!isEmpty(types, extension.type(), 0)
            || !isEmpty(types, extension.additionalType(), 0)) {
          throw new IllegalArgumentException(
              "signed extension "
                  + extension.identifier()
                  + " is not known, and its content is not empty: this client cannot sign for the"
                  + " chain");
        }
      }
    }
  }

  /// Whether values of the type take no bytes. Types deeper than any real one count as not empty.
  private static boolean isEmpty(PortableRegistry types, int type, int depth) {
    if (depth > 16) {
      return false;
    }
    return switch (types.type(type).def()) {
      case TypeDef.Composite(List<TypeDef.Field> fields) ->
          fields.stream().allMatch(field -> isEmpty(types, field.type(), depth + 1));
      case TypeDef.Tuple(List<Integer> members) ->
          members.stream().allMatch(member -> isEmpty(types, member, depth + 1));
      case TypeDef.Array(long length, int item) -> length == 0 || isEmpty(types, item, depth + 1);
      case TypeDef.Variants _,
          TypeDef.Sequence _,
          TypeDef.Primitive _,
          TypeDef.Compact _,
          TypeDef.BitSequence _ ->
          false;
    };
  }

  /// Chains address signers by an enum with a variant for accounts, or by the account itself.
  private static Bytes addressHead(PortableRegistry types, int addressType) {
    return switch (types.type(addressType).def()) {
      case TypeDef.Variants(List<TypeDef.Variant> variants) ->
          variants.stream()
              .filter(variant -> variant.name().equals("Id"))
              .map(variant -> Bytes.of((byte) variant.index()))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException("addresses have no variant for accounts"));
      default -> Bytes.EMPTY;
    };
  }

  /// Call, extra and additional.
  public Bytes payload() {
    return call.concat(extra).concat(additional);
  }

  /// The bytes that are signed.
  public Bytes bytesToSign() {
    Bytes payload = payload();
    return payload.size() > MAX_UNHASHED
        ? Bytes.wrap(Hashing.blake2b256(payload.toArray()))
        : payload;
  }

  /// Signs.
  public Extrinsic sign(ExtrinsicSigner signer) {
    return signed(signer.account(), signer.sign(bytesToSign()));
  }

  /// The extrinsic with a signature made elsewhere.
  ///
  /// @param signature an encoded `MultiSignature`
  public Extrinsic signed(Bytes32 account, Bytes signature) {
    return Extrinsic.withLength(
        new ScaleWriter()
            .u8(SIGNED_V4)
            .raw(addressHead)
            .raw(account)
            .raw(signature)
            .raw(extra)
            .raw(call));
  }

  /// The extrinsic with a signature of the right length that is none: enough to ask for the fee.
  public Extrinsic withoutSignature(Bytes32 account) {
    byte[] signature = new byte[1 + SIGNATURE_SIZE];
    Arrays.fill(signature, (byte) SR25519);
    return signed(account, Bytes.wrap(signature));
  }
}
