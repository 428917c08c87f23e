package network.khala.runtime;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.extrinsic.Extrinsic;
import network.khala.frame.extrinsic.TransactionValidityError;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.frame.metadata.RuntimeApi;
import network.khala.pallets.fees.FeeDetails;
import network.khala.pallets.fees.RuntimeDispatchInfo;
import network.khala.pallets.system.RuntimeVersion;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.Result;
import network.khala.scale.ScalePath;
import network.khala.scale.ScaleReader;
import network.khala.scale.Tuple;
import network.khala.scale.Unit;

/// The runtime's interface to nodes and clients: functions over a state, by name, with SCALE in and
/// out. What is listed in `RuntimeVersion` and metadata is what is served.
public final class RuntimeApis {
  private static final CodecFactory CODECS = KhalaRuntime.types().codecs();
  private static final Codec<Bytes> EXTRINSIC = new RawExtrinsicCodec();
  private static final Codec<OpaqueMetadata> OPAQUE = CODECS.of(OpaqueMetadata.class);
  private static final Codec<Weight> WEIGHT = CODECS.of(Weight.class);
  private static final Codec<RuntimeCall> CALL = CODECS.of(RuntimeCall.class);
  private static final Codec<RuntimeDispatchInfo> DISPATCH_INFO =
      CODECS.of(RuntimeDispatchInfo.class);
  private static final Codec<FeeDetails> FEE_DETAILS = CODECS.of(FeeDetails.class);

  private static final List<Api> APIS =
      List.of(
          new Api(
              ApiTrait.CORE,
              method("version", List.of(), CODECS.of(RuntimeVersion.class), RuntimeApis::version)),
          new Api(
              ApiTrait.METADATA,
              method("metadata", List.of(), OPAQUE, (call, in) -> call.metadata(14)),
              method(
                  "metadata_at_version",
                  List.of(input("version", Codecs.U32)),
                  Codecs.option(OPAQUE),
                  RuntimeApis::metadataAt),
              method(
                  "metadata_versions",
                  List.of(),
                  Codecs.list(Codecs.U32),
                  (call, in) -> List.of(14L, 15L))),
          new Api(
              ApiTrait.BLOCK_BUILDER,
              method(
                  "apply_extrinsic",
                  List.of(input("extrinsic", EXTRINSIC)),
                  Codecs.result(
                      Codecs.result(Codecs.UNIT, CODECS.of(DispatchError.class)),
                      CODECS.of(TransactionValidityError.class)),
                  RuntimeApis::applyExtrinsic)),
          new Api(
              ApiTrait.TAGGED_TRANSACTION_QUEUE,
              method(
                  "validate_transaction",
                  List.of(
                      input("source", CODECS.of(TransactionSource.class)),
                      input("tx", EXTRINSIC),
                      input("block_hash", CODECS.of(Hash.class))),
                  Codecs.result(
                      CODECS.of(ValidTransaction.class), CODECS.of(TransactionValidityError.class)),
                  RuntimeApis::validate)),
          new Api(
              ApiTrait.ACCOUNT_NONCE,
              method(
                  "account_nonce",
                  List.of(input("account", CODECS.of(AccountId.class))),
                  Codecs.U32,
                  RuntimeApis::accountNonce)),
          new Api(
              ApiTrait.TRANSACTION_PAYMENT,
              method(
                  "query_info",
                  List.of(input("uxt", EXTRINSIC), input("len", Codecs.U32)),
                  DISPATCH_INFO,
                  (call, in) ->
                      call.info(call.declared(EXTRINSIC.decode(in)), Codecs.U32.decode(in))),
              method(
                  "query_fee_details",
                  List.of(input("uxt", EXTRINSIC), input("len", Codecs.U32)),
                  FEE_DETAILS,
                  (call, in) ->
                      call.feeDetails(call.declared(EXTRINSIC.decode(in)), Codecs.U32.decode(in))),
              weightToFee(),
              lengthToFee()),
          new Api(
              ApiTrait.TRANSACTION_PAYMENT_CALL,
              method(
                  "query_call_info",
                  List.of(input("call", CALL), input("len", Codecs.U32)),
                  DISPATCH_INFO,
                  (call, in) ->
                      call.info(
                          call.runtime.kernel().info(CALL.decode(in)), Codecs.U32.decode(in))),
              method(
                  "query_call_fee_details",
                  List.of(input("call", CALL), input("len", Codecs.U32)),
                  FEE_DETAILS,
                  (call, in) ->
                      call.feeDetails(
                          call.runtime.kernel().info(CALL.decode(in)), Codecs.U32.decode(in))),
              weightToFee(),
              lengthToFee()),
          new Api(
              ApiTrait.MQ,
              method(
                  "sender_sequence",
                  List.of(input("sender", MessageOrigin.CODEC)),
                  Codecs.option(Codecs.U64),
                  (call, in) -> call.runtime.mq().senderSequence(MessageOrigin.CODEC.decode(in)))));

  private static final Map<String, Method<?>> BY_NAME =
      APIS.stream()
          .flatMap(
              api ->
                  api.methods().stream()
                      .map(
                          method ->
                              Map.entry(api.trait().wireName() + "_" + method.name(), method)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final KhalaRuntime runtime;
  private final Hash block;
  private final RuntimeConfig config;
  private final SignatureVerifier signatures;

  /// The interface over a runtime that was built for this query and is thrown away after it.
  ///
  /// @param block the hash of the block whose state the runtime stands on
  public RuntimeApis(
      KhalaRuntime runtime, Hash block, RuntimeConfig config, SignatureVerifier signatures) {
    this.runtime = runtime;
    this.block = block;
    this.config = config;
    this.signatures = signatures;
  }

  /// Calls a function.
  ///
  /// @param name `Trait_method`
  /// @param parameters the encoded parameters, one after the other
  /// @return the encoded result; nothing if there is no such function
  /// @throws network.khala.scale.DecodeException if the parameters are malformed
  public Optional<byte[]> call(String name, Bytes parameters) {
    return Optional.ofNullable(BY_NAME.get(name)).map(method -> method.run(this, parameters));
  }

  /// What metadata V15 lists.
  static List<RuntimeApi> described() {
    return APIS.stream().map(Api::described).toList();
  }

  /// Metadata wrapped once more as a byte string.
  @Tuple
  @ScalePath("sp_core::OpaqueMetadata")
  record OpaqueMetadata(Bytes bytes) {}

  private record Api(ApiTrait trait, List<Method<?>> methods) {
    Api(ApiTrait trait, Method<?>... methods) {
      this(trait, List.of(methods));
    }

    RuntimeApi described() {
      return new RuntimeApi(
          trait.wireName(), trait.version(), methods.stream().map(Method::described).toList());
    }
  }

  private record Method<T>(
      String name,
      List<RuntimeApi.Input> inputs,
      Codec<T> output,
      BiFunction<RuntimeApis, ScaleReader, T> body) {
    byte[] run(RuntimeApis apis, Bytes parameters) {
      ScaleReader in = new ScaleReader(parameters);
      T result = body.apply(apis, in);
      in.expectEnd();
      return output.encode(result);
    }

    RuntimeApi.Method described() {
      return new RuntimeApi.Method(name, inputs, output);
    }
  }

  private static <T> Method<T> method(
      String name,
      List<RuntimeApi.Input> inputs,
      Codec<T> output,
      BiFunction<RuntimeApis, ScaleReader, T> body) {
    return new Method<>(name, inputs, output, body);
  }

  private static RuntimeApi.Input input(String name, Codec<?> codec) {
    return new RuntimeApi.Input(name, codec);
  }

  private static Method<BigInteger> weightToFee() {
    return method(
        "query_weight_to_fee",
        List.of(input("weight", WEIGHT)),
        Codecs.U128,
        (call, in) -> call.runtime.fees().weightToFee(WEIGHT.decode(in)));
  }

  private static Method<BigInteger> lengthToFee() {
    return method(
        "query_length_to_fee",
        List.of(input("length", Codecs.U32)),
        Codecs.U128,
        (call, in) -> call.runtime.fees().lengthToFee(Codecs.U32.decode(in)));
  }

  private static RuntimeVersion version(RuntimeApis call, ScaleReader in) {
    return call.runtime.system().config().version();
  }

  private OpaqueMetadata metadata(int version) {
    RuntimeMetadata metadata = RuntimeMetadata.of(config);
    return new OpaqueMetadata(version == 14 ? metadata.v14() : metadata.v15());
  }

  private static Optional<OpaqueMetadata> metadataAt(RuntimeApis call, ScaleReader in) {
    long version = Codecs.U32.decode(in);
    return version == 14 || version == 15
        ? Optional.of(call.metadata((int) version))
        : Optional.empty();
  }

  private static Result<Result<Unit, DispatchError>, TransactionValidityError> applyExtrinsic(
      RuntimeApis call, ScaleReader in) {
    return call.runtime.executive(call.signatures).dryRun(EXTRINSIC.decode(in), call.block);
  }

  private static Result<ValidTransaction, TransactionValidityError> validate(
      RuntimeApis call, ScaleReader in) {
    CODECS.of(TransactionSource.class).decode(in);
    Extrinsic extrinsic = call.runtime.format().decode(EXTRINSIC.decode(in));
    Hash parent = CODECS.<Hash>of(Hash.class).decode(in);
    return call.runtime.executive(call.signatures).validate(extrinsic, parent);
  }

  private static Long accountNonce(RuntimeApis call, ScaleReader in) {
    AccountId who = CODECS.<AccountId>of(AccountId.class).decode(in);
    return call.runtime.system().accounts().get(who).nonce();
  }

  /// What the extrinsic's call declares. The signature is not looked at: clients ask with a fake
  /// one.
  private DispatchInfo declared(Bytes extrinsic) {
    Extrinsic decoded = runtime.format().decode(extrinsic);
    DispatchInfo info = runtime.kernel().info(decoded.call());
    return decoded.signed().isPresent() ? info : info.free();
  }

  private RuntimeDispatchInfo info(DispatchInfo info, long length) {
    return new RuntimeDispatchInfo(
        info.weight(), info.dispatchClass(), feeDetails(info, length).total());
  }

  private FeeDetails feeDetails(DispatchInfo info, long length) {
    return runtime.fees().details(info, length, BigInteger.ZERO);
  }
}
