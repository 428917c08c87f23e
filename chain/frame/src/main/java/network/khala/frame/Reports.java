package network.khala.frame;

import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.DispatchError;

/// How the parts of a pallet report: its events and its failures. A pallet hands it to the classes
/// that hold its logic.
public final class Reports {
  private final Pallet pallet;

  Reports(Pallet pallet) {
    this.pallet = pallet;
  }

  /// Deposits an event of the pallet.
  public void deposit(PalletEvent event) {
    pallet.deposit(event);
  }

  /// The failure to throw for one of the pallet's errors.
  public DispatchException failure(PalletError error) {
    return pallet.failure(error);
  }

  /// Fails with one of the pallet's errors unless the condition holds.
  public void require(boolean condition, PalletError error) {
    if (!condition) {
      throw failure(error);
    }
  }

  /// The failure to throw for a number that leaves its range.
  public static DispatchException overflow() {
    return DispatchException.of(
        new DispatchError.Arithmetic(DispatchError.ArithmeticError.OVERFLOW));
  }
}
