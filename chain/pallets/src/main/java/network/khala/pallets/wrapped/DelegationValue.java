package network.khala.pallets.wrapped;

import java.math.BigInteger;
import network.khala.protocol.substrate.AccountId;

/// What delegations are worth; the pools know.
public interface DelegationValue {
  /// What the shares of an account in a collection are worth; queued ones do not count.
  BigInteger of(AccountId who, long pid, long cid);
}
