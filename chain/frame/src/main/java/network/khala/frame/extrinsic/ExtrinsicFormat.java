package network.khala.frame.extrinsic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.crypto.Hashing;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.DecodeException;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;

/// Reads and writes extrinsics of format 4.
///
/// | part | bytes |
/// |---|---|
/// | length | compact, of all that follows |
/// | version | `84` signed, `04` bare |
/// | address, signature, extra | only if signed |
/// | call | pallet u8, call u8, arguments |
public final class ExtrinsicFormat {
  /// The format's number, as metadata announces it.
  public static final int VERSION = 4;

  /// The key of the extrinsic's own type in a type registry.
  public static final String TYPE_KEY = "extrinsic";

  /// Payloads longer than this are hashed before they are signed.
  public static final int PAYLOAD_LENGTH_MAX = 256;

  private static final int SIGNED_FLAG = 0x80;

  private final Codec<MultiAddress> addressCodec;
  private final Codec<MultiSignature> signatureCodec;
  private final Codec<RuntimeCall> callCodec;
  private final List<TransactionExtension<?, ?>> extensions;

  /// The format of a runtime with these extensions.
  public ExtrinsicFormat(CodecFactory codecs, List<TransactionExtension<?, ?>> extensions) {
    this.addressCodec = codecs.of(MultiAddress.class);
    this.signatureCodec = codecs.of(MultiSignature.class);
    this.callCodec = codecs.of(RuntimeCall.class);
    this.extensions = List.copyOf(extensions);
  }

  /// Decodes a whole extrinsic.
  ///
  /// @throws DecodeException if the bytes are no extrinsic of this runtime
  public Extrinsic decode(Bytes bytes) {
    ScaleReader in = new ScaleReader(bytes);
    long length = in.compactU32();
    if (length != in.remaining()) {
      throw in.error(in.remaining() + " bytes follow", "an extrinsic of " + length + " bytes");
    }
    int version = in.u8();
    Optional<Extrinsic.Signed> signed =
        switch (version) {
          case SIGNED_FLAG | VERSION -> Optional.of(decodeSigned(bytes, in));
          case VERSION -> Optional.empty();
          default -> throw in.error("extrinsic format " + (version & ~SIGNED_FLAG), "format 4");
        };
    int callStart = in.position();
    RuntimeCall call = callCodec.decode(in);
    in.expectEnd();
    return new Extrinsic(bytes, hash(bytes), signed, call, bytes.slice(callStart, bytes.size()));
  }

  /// Encodes a bare extrinsic: an inherent.
  public Bytes encodeBare(RuntimeCall call) {
    ScaleWriter body = new ScaleWriter();
    body.u8(VERSION);
    callCodec.encode(call, body);
    return withLength(body);
  }

  /// Encodes a signed extrinsic from its parts.
  public Bytes encodeSigned(
      MultiAddress address, MultiSignature signature, List<Object> extra, RuntimeCall call) {
    ScaleWriter body = new ScaleWriter();
    body.u8(SIGNED_FLAG | VERSION);
    addressCodec.encode(address, body);
    signatureCodec.encode(signature, body);
    encodeExtra(extra, body);
    callCodec.encode(call, body);
    return withLength(body);
  }

  /// The bytes that the signer of an extrinsic signs.
  ///
  /// @throws InvalidTransactionException if an extension cannot tell what it adds
  public byte[] signedPayload(Bytes callBytes, Bytes extraBytes, List<Object> extra) {
    ScaleWriter payload = new ScaleWriter();
    payload.raw(callBytes);
    payload.raw(extraBytes);
    for (int i = 0; i < extensions.size(); i++) {
      appendAdditional(extensions.get(i), extra.get(i), payload);
    }
    byte[] bytes = payload.toArray();
    return bytes.length > PAYLOAD_LENGTH_MAX ? Hashing.blake2b256(bytes) : bytes;
  }

  /// The bytes that the signer of a call signs.
  ///
  /// @throws InvalidTransactionException if an extension cannot tell what it adds
  public byte[] payloadOf(RuntimeCall call, List<Object> extra) {
    ScaleWriter extraBytes = new ScaleWriter();
    encodeExtra(extra, extraBytes);
    return signedPayload(Bytes.wrap(callCodec.encode(call)), extraBytes.toBytes(), extra);
  }

  /// The transaction hash.
  public static Hash hash(Bytes extrinsic) {
    return new Hash(Bytes32.wrap(Hashing.blake2b256(extrinsic.toArray())));
  }

  private Extrinsic.Signed decodeSigned(Bytes bytes, ScaleReader in) {
    MultiAddress address = addressCodec.decode(in);
    MultiSignature signature = signatureCodec.decode(in);
    int extraStart = in.position();
    List<Object> extra = new ArrayList<>(extensions.size());
    for (TransactionExtension<?, ?> extension : extensions) {
      extra.add(extension.extraCodec().decode(in));
    }
    return new Extrinsic.Signed(
        address, signature, List.copyOf(extra), bytes.slice(extraStart, in.position()));
  }

  private void encodeExtra(List<Object> extra, ScaleWriter out) {
    for (int i = 0; i < extensions.size(); i++) {
      encodeOne(extensions.get(i), extra.get(i), out);
    }
  }

  // What the extrinsic carries for an extension was decoded by its own codec, or is checked by it.
  @SuppressWarnings("unchecked")
  private static <E> void encodeOne(
      TransactionExtension<E, ?> extension, Object extra, ScaleWriter out) {
    extension.extraCodec().encode((E) extra, out);
  }

  @SuppressWarnings("unchecked")
  private static <E, A> void appendAdditional(
      TransactionExtension<E, A> extension, Object extra, ScaleWriter out) {
    extension.additionalCodec().encode(extension.additional((E) extra), out);
  }

  private static Bytes withLength(ScaleWriter body) {
    byte[] bytes = body.toArray();
    ScaleWriter out = new ScaleWriter();
    out.compactU32(bytes.length);
    out.raw(bytes);
    return Bytes.wrap(out.toArray());
  }
}
