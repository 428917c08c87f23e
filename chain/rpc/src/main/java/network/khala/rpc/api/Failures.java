package network.khala.rpc.api;

import network.khala.frame.extrinsic.UnknownTransaction;
import network.khala.node.pool.PoolRefusal;
import network.khala.node.store.StateDiscardedException;
import network.khala.rpc.jsonrpc.RpcError;
import network.khala.rpc.jsonrpc.RpcException;

/// The errors that clients know by code and text.
public final class Failures {
  private static final int BAD_FORMAT = 1001;
  private static final int INVALID_TRANSACTION = 1010;
  private static final int UNKNOWN_VALIDITY = 1011;
  private static final int TEMPORARILY_BANNED = 1012;
  private static final int ALREADY_IMPORTED = 1013;
  private static final int TOO_LOW_PRIORITY = 1014;
  private static final int IMMEDIATELY_DROPPED = 1016;
  private static final int NO_TAGS = 1019;
  private static final int STATE_RANGE = 4001;
  private static final int STATE_COUNT = 4002;
  private static final int STATE_CLIENT = 4003;
  private static final int PAYMENT_RUNTIME = 1;
  private static final int PAYMENT_DECODE = 2;
  private static final int PHA = 10_000;
  private static final int LIGHT_DATA = 10_100;

  private Failures() {}

  /// A state or runtime call that cannot be served.
  static RpcException state(String problem) {
    return new RpcException(RpcError.of(STATE_CLIENT, "Client error: " + problem));
  }

  /// The state after a block is not kept any longer.
  static RpcException discarded(StateDiscardedException e) {
    return state(discardedText(e));
  }

  static String discardedText(StateDiscardedException e) {
    return "State already discarded for block "
        + e.number()
        + ": the oldest kept is that of block "
        + e.oldest()
        + "; ask an archive node";
  }

  static RpcException range(String from, String to, String problem) {
    return new RpcException(
        RpcError.of(
            STATE_RANGE,
            "Cannot resolve a block range ['" + from + "' ... '" + to + "']. " + problem));
  }

  static RpcException count(long value, long max) {
    return new RpcException(
        RpcError.of(STATE_COUNT, "count exceeds maximum value. value: " + value + ", max: " + max));
  }

  static RpcException payment(String what, boolean malformed, String problem) {
    return new RpcException(
        RpcError.of(malformed ? PAYMENT_DECODE : PAYMENT_RUNTIME, what, problem));
  }

  static RpcException pha(String problem) {
    return new RpcException(RpcError.of(PHA, problem));
  }

  static RpcException lightData(long first) {
    return new RpcException(RpcError.of(LIGHT_DATA, "Light data starts at block " + first));
  }

  /// Why a transaction was not taken.
  public static RpcException refusal(PoolRefusal refusal) {
    return new RpcException(
        switch (refusal) {
          case PoolRefusal.BadFormat(String problem) ->
              RpcError.of(BAD_FORMAT, "Extrinsic has invalid format: " + problem);
          case PoolRefusal.Invalid(var reason) ->
              RpcError.of(INVALID_TRANSACTION, "Invalid Transaction", reason.text());
          case PoolRefusal.Unknown(var reason) ->
              RpcError.of(UNKNOWN_VALIDITY, "Unknown Transaction Validity", text(reason));
          case PoolRefusal.TemporarilyBanned() ->
              RpcError.of(TEMPORARILY_BANNED, "Transaction is temporarily banned");
          case PoolRefusal.AlreadyImported(var hash) ->
              RpcError.of(ALREADY_IMPORTED, "Transaction Already Imported", hash.toHex());
          case PoolRefusal.TooLowPriority(long old, long offered) ->
              RpcError.of(
                  TOO_LOW_PRIORITY,
                  "Priority is too low: ("
                      + Long.toUnsignedString(old)
                      + " vs "
                      + Long.toUnsignedString(offered)
                      + ")",
                  "The transaction has too low priority to replace another transaction already in"
                      + " the pool.");
          case PoolRefusal.ImmediatelyDropped() ->
              RpcError.of(
                  IMMEDIATELY_DROPPED,
                  "Immediately Dropped",
                  "The transaction couldn't enter the pool because of the limit");
          case PoolRefusal.TooManyOfSender(int count, long bytes) ->
              RpcError.of(
                  IMMEDIATELY_DROPPED,
                  "Immediately Dropped",
                  "The sender has as much in the pool as one account may have: %d transactions or %d"
                          .formatted(count, bytes)
                      + " bytes. Send more when some of them are in a block");
          case PoolRefusal.NoTags() ->
              RpcError.of(
                  NO_TAGS, "Transaction does not provide any tags, so the pool can't identify it");
        });
  }

  private static String text(UnknownTransaction reason) {
    return switch (reason) {
      case UnknownTransaction.CannotLookup() ->
          "Could not lookup information required to validate the transaction";
      case UnknownTransaction.NoUnsignedValidator() ->
          "Could not find an unsigned validator for the unsigned transaction";
      case UnknownTransaction.Custom(int code) -> "Custom error: " + code;
    };
  }
}
