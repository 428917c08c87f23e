package network.khala.frame.dispatch;

import network.khala.protocol.substrate.AccountId;

/// Who is behind a call.
public sealed interface Origin {
  /// The system itself: sudo, governance at its highest, the scheduler on their behalf.
  record Root() implements Origin {}

  /// An account that signed, or that a pallet speaks for.
  record Signed(AccountId who) implements Origin {}

  /// Nobody: inherents and unsigned extrinsics.
  record None() implements Origin {}

  /// An origin that a pallet made, a council's majority for example.
  ///
  /// @param palletIndex the pallet that made it
  /// @param origin the pallet's own origin type
  record OfPallet(int palletIndex, PalletOrigin origin) implements Origin {}

  /// The root origin.
  static Origin root() {
    return new Root();
  }

  /// The origin of inherents.
  static Origin none() {
    return new None();
  }

  /// The origin of an account.
  static Origin signed(AccountId who) {
    return new Signed(who);
  }

  /// The account behind a signed origin.
  ///
  /// @throws DispatchException `BadOrigin` for any other origin
  default AccountId requireSigned() {
    if (this instanceof Signed(AccountId who)) {
      return who;
    }
    throw DispatchException.badOrigin();
  }

  /// Passes only for root.
  ///
  /// @throws DispatchException `BadOrigin` for any other origin
  default void requireRoot() {
    if (!(this instanceof Root)) {
      throw DispatchException.badOrigin();
    }
  }

  /// Passes only for inherents and unsigned extrinsics.
  ///
  /// @throws DispatchException `BadOrigin` for any other origin
  default void requireNone() {
    if (!(this instanceof None)) {
      throw DispatchException.badOrigin();
    }
  }
}
