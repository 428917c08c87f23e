package network.khala.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.frame.Kernel;
import network.khala.frame.Pallet;
import network.khala.frame.Phase;
import network.khala.frame.dispatch.DispatchClass;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.extrinsic.Extrinsic;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.frame.extrinsic.InvalidTransactionException;
import network.khala.frame.extrinsic.SignedCall;
import network.khala.frame.extrinsic.TransactionExtension;
import network.khala.frame.extrinsic.TransactionValidityError;
import network.khala.frame.extrinsic.UnknownTransaction;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.pallets.system.CheckWeight;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import network.khala.trie.OrderedTrie;

/// Executes blocks: hooks, inherents, extrinsics with their extensions, hooks again.
///
/// One executive serves one block on one thread.
public final class Executive {
  private final Kernel kernel;
  private final SystemPallet system;
  private final CheckWeight room;
  private final List<TransactionExtension<?, ?>> extensions;
  private final ExtrinsicFormat format;
  private final SignatureVerifier signatures;
  private final Runnable lastChange;

  /// An executive over a composed runtime.
  ///
  /// @param lastChange runs after every hook of a block: the message accumulator
  Executive(
      Kernel kernel,
      SystemPallet system,
      List<TransactionExtension<?, ?>> extensions,
      ExtrinsicFormat format,
      SignatureVerifier signatures,
      Runnable lastChange) {
    this.kernel = kernel;
    this.system = system;
    this.room = new CheckWeight(system);
    this.extensions = extensions;
    this.format = format;
    this.signatures = signatures;
    this.lastChange = lastChange;
  }

  /// What a block's execution leaves to be put into its header, besides the state root.
  ///
  /// @param extrinsicsRoot root of the ordered trie of the extrinsics
  /// @param digest the digest with what the runtime added
  public record BlockOutcome(Hash extrinsicsRoot, Digest digest) {}

  /// Begins a block: `on_initialize` of every pallet.
  public void beginBlock(long number, Hash parent, Digest digest) {
    system.beginBlock(number, parent, digest);
    for (Pallet pallet : kernel.pallets()) {
      system.useMandatory(pallet.onInitialize(number));
    }
  }

  /// Applies one extrinsic.
  ///
  /// @return the call's result, or why the extrinsic may not be in this block, in which case
  ///   nothing of it remains
  public Result<Result<Unit, DispatchError>, TransactionValidityError> apply(Bytes extrinsic) {
    Extrinsic decoded;
    try {
      decoded = format.decode(extrinsic);
    } catch (DecodeException e) {
      return Result.err(new TransactionValidityError.Invalid(new InvalidTransaction.Call()));
    }
    return apply(decoded);
  }

  /// Applies one decoded extrinsic.
  public Result<Result<Unit, DispatchError>, TransactionValidityError> apply(Extrinsic extrinsic) {
    Phase before = kernel.phase();
    try {
      return Result.ok(
          kernel.transactional(
              () -> {
                system.beginExtrinsic(extrinsic.bytes());
                return extrinsic.signed().isPresent()
                    ? applySigned(extrinsic, extrinsic.signed().get())
                    : applyInherent(extrinsic);
              }));
    } catch (InvalidTransactionException e) {
      abandon(before);
      return Result.err(e.error());
    } catch (RuntimeException e) {
      // Something of ours is defective. Nothing of the extrinsic remains all the same, so that the
      // block can go on without it.
      abandon(before);
      throw e;
    }
  }

  private void abandon(Phase before) {
    system.abandonExtrinsic();
    kernel.enter(before);
  }

  /// The signature that [#apply] would verify, so that many can be verified ahead.
  ///
  /// @return nothing if the extrinsic has none, or is refused before its signature is looked at
  public Optional<SignatureClaim> claim(Extrinsic extrinsic) {
    try {
      return extrinsic.signed().map(signed -> claim(extrinsic, signed));
    } catch (InvalidTransactionException _) {
      return Optional.empty();
    }
  }

  /// Ends a block: `on_finalize` of every pallet, then the accumulator, the last change of all.
  public BlockOutcome endBlock() {
    long number = system.number();
    kernel.enter(new Phase.Finalization());
    for (Pallet pallet : kernel.pallets()) {
      pallet.onFinalize(number);
    }
    List<byte[]> extrinsics = system.endBlock().stream().map(Bytes::toArray).toList();
    lastChange.run();
    return new BlockOutcome(new Hash(OrderedTrie.root(extrinsics)), system.digest());
  }

  /// Checks an extrinsic for the pool, as if in the next block. Nothing of it remains, so that the
  /// next one can be checked by the same executive.
  ///
  /// @param parent the hash of the block whose state this runs on
  public Result<ValidTransaction, TransactionValidityError> validate(
      Extrinsic extrinsic, Hash parent) {
    kernel.state().begin();
    try {
      return Result.ok(validateOnTop(extrinsic, parent));
    } catch (InvalidTransactionException e) {
      return Result.err(e.error());
    } finally {
      kernel.state().rollback();
    }
  }

  /// What [#apply] would answer for an extrinsic in the next block. Nothing of it remains.
  ///
  /// @param parent the hash of the block whose state this runs on
  public Result<Result<Unit, DispatchError>, TransactionValidityError> dryRun(
      Bytes extrinsic, Hash parent) {
    kernel.state().begin();
    try {
      system.assumeNextBlock(parent);
      return apply(extrinsic);
    } finally {
      kernel.state().rollback();
    }
  }

  private ValidTransaction validateOnTop(Extrinsic extrinsic, Hash parent) {
    system.assumeNextBlock(parent);
    DispatchInfo info = kernel.info(extrinsic.call());
    if (extrinsic.signed().isEmpty()) {
      throw info.dispatchClass() == DispatchClass.MANDATORY
          ? InvalidTransactionException.invalid(new InvalidTransaction.MandatoryValidation())
          : InvalidTransactionException.unknown(new UnknownTransaction.NoUnsignedValidator());
    }
    Extrinsic.Signed signed = extrinsic.signed().get();
    SignedCall call = checked(extrinsic, signed, info);
    if (info.dispatchClass() == DispatchClass.MANDATORY) {
      throw InvalidTransactionException.invalid(new InvalidTransaction.MandatoryValidation());
    }
    ValidTransaction valid = ValidTransaction.NEUTRAL;
    for (int i = 0; i < extensions.size(); i++) {
      valid = valid.and(validateOne(extensions.get(i), signed.extra().get(i), call));
    }
    return valid;
  }

  private Result<Unit, DispatchError> applySigned(Extrinsic extrinsic, Extrinsic.Signed signed) {
    DispatchInfo info = kernel.info(extrinsic.call());
    SignedCall call = checked(extrinsic, signed, info);
    List<TransactionExtension.AfterDispatch> after = new ArrayList<>();
    for (int i = 0; i < extensions.size(); i++) {
      after.add(prepareOne(extensions.get(i), signed.extra().get(i), call));
    }
    if (info.dispatchClass() == DispatchClass.MANDATORY) {
      throw InvalidTransactionException.invalid(new InvalidTransaction.BadMandatory());
    }
    Outcome outcome = dispatch(extrinsic, Origin.signed(call.who()));
    for (TransactionExtension.AfterDispatch step : after) {
      step.run(outcome.cost(), outcome.error().isEmpty());
    }
    report(outcome, info);
    return outcome.result();
  }

  /// A bare extrinsic is an inherent: made by the block's author, and not allowed to fail.
  private Result<Unit, DispatchError> applyInherent(Extrinsic extrinsic) {
    DispatchInfo info = kernel.info(extrinsic.call());
    if (info.dispatchClass() != DispatchClass.MANDATORY) {
      throw InvalidTransactionException.unknown(new UnknownTransaction.NoUnsignedValidator());
    }
    room.take(info, extrinsic.length());
    Outcome outcome = dispatch(extrinsic, Origin.none());
    if (outcome.error().isPresent()) {
      throw InvalidTransactionException.invalid(new InvalidTransaction.BadMandatory());
    }
    room.giveBack(info, outcome.cost());
    report(outcome, info);
    return outcome.result();
  }

  private SignedCall checked(Extrinsic extrinsic, Extrinsic.Signed signed, DispatchInfo info) {
    SignatureClaim claim = claim(extrinsic, signed);
    if (!signatures.isSignedBy(claim.signer(), claim.signature(), claim.payload())) {
      throw InvalidTransactionException.invalid(new InvalidTransaction.BadProof());
    }
    return new SignedCall(claim.signer(), extrinsic.call(), info, extrinsic.length());
  }

  private SignatureClaim claim(Extrinsic extrinsic, Extrinsic.Signed signed) {
    if (!(signed.address() instanceof MultiAddress.Id(AccountId who))) {
      throw InvalidTransactionException.unknown(new UnknownTransaction.CannotLookup());
    }
    return new SignatureClaim(
        who,
        signed.signature(),
        format.signedPayload(extrinsic.callBytes(), signed.extraBytes(), signed.extra()));
  }

  private record Outcome(Optional<DispatchError> error, PostDispatch cost) {
    Result<Unit, DispatchError> result() {
      return error.<Result<Unit, DispatchError>>map(Result::err).orElseGet(Result::ok);
    }
  }

  private Outcome dispatch(Extrinsic extrinsic, Origin origin) {
    try {
      return new Outcome(Optional.empty(), kernel.dispatch(extrinsic.call(), origin));
    } catch (DispatchException e) {
      return new Outcome(Optional.of(e.error()), e.cost());
    }
  }

  private void report(Outcome outcome, DispatchInfo info) {
    DispatchInfo charged =
        new DispatchInfo(
            outcome.cost().chargedWeight(info), info.dispatchClass(), outcome.cost().charged(info));
    outcome
        .error()
        .ifPresentOrElse(
            error -> system.extrinsicFailed(error, charged),
            () -> system.extrinsicSucceeded(charged));
  }

  // What the extrinsic carries for an extension was decoded by the extension's own codec.
  @SuppressWarnings("unchecked")
  private static <E> ValidTransaction validateOne(
      TransactionExtension<E, ?> extension, Object extra, SignedCall call) {
    return extension.validate((E) extra, call);
  }

  @SuppressWarnings("unchecked")
  private static <E> TransactionExtension.AfterDispatch prepareOne(
      TransactionExtension<E, ?> extension, Object extra, SignedCall call) {
    return extension.prepare((E) extra, call);
  }
}
