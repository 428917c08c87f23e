package network.khala.finality;

/// Why a finality proof was refused, and what can be done about it. The names are part of
/// pRuntime's API.
public enum FinalityError {
  /// Too few of the trusted validators signed: a stepping stone is missing.
  NOT_ENOUGH_TRUST("NotEnoughTrust", Reaction.RETRY),
  /// The last light block is not that of the height after the last header.
  HEIGHT_MISMATCH("HeightMismatch", Reaction.RETRY),
  /// The height is not above the trusted one.
  NON_MONOTONIC_HEIGHT("NonMonotonicHeight", Reaction.RETRY),
  /// The headers do not follow each other, or not the trusted one.
  BROKEN_HEADER_CHAIN("BrokenHeaderChain", Reaction.RETRY),
  /// The proof does not decode, or is of another kind than the anchor.
  MALFORMED("Malformed", Reaction.REFUSE),
  /// A field of a header has a wrong form.
  MALFORMED_HEADER("MalformedHeader", Reaction.REFUSE),
  /// A field of a commit has a wrong form.
  MALFORMED_COMMIT("MalformedCommit", Reaction.REFUSE),
  /// The header is of another chain.
  WRONG_CHAIN_ID("WrongChainId", Reaction.REFUSE),
  /// The commit is of another height than the header.
  WRONG_COMMIT_HEIGHT("WrongCommitHeight", Reaction.REFUSE),
  /// The commit is for another block.
  WRONG_BLOCK_ID("WrongBlockId", Reaction.REFUSE),
  /// The validators are not those that the header or the anchor names.
  WRONG_VALIDATORS_HASH("WrongValidatorsHash", Reaction.REFUSE),
  /// The commit has another number of entries than the set.
  WRONG_SIGNATURE_COUNT("WrongSignatureCount", Reaction.REFUSE),
  /// An entry names another validator than the one at its place.
  WRONG_VALIDATOR_ADDRESS("WrongValidatorAddress", Reaction.REFUSE),
  /// A signature does not verify.
  WRONG_SIGNATURE("WrongSignature", Reaction.REFUSE),
  /// The commit is for another header.
  HEADER_HASH_MISMATCH("HeaderHashMismatch", Reaction.REFUSE),
  /// The time is not after the trusted one.
  NON_MONOTONIC_TIME("NonMonotonicTime", Reaction.REFUSE),
  /// The light block vouches for another header of ours.
  APP_HASH_MISMATCH("AppHashMismatch", Reaction.REFUSE),
  /// The validators that signed hold too little power.
  NOT_ENOUGH_VOTING_POWER("NotEnoughVotingPower", Reaction.REFUSE),
  /// A validator is counted twice.
  DOUBLE_VOTE("DoubleVote", Reaction.REFUSE),
  /// The next height is signed by others than announced.
  NEXT_VALIDATORS_MISMATCH("NextValidatorsMismatch", Reaction.REFUSE),
  /// What is trusted is too old to start from.
  TRUST_EXPIRED("TrustExpired", Reaction.CLOCK),
  /// The header is of a time to come.
  HEADER_FROM_FUTURE("HeaderFromFuture", Reaction.CLOCK),
  /// The header is of a block protocol that this version does not know.
  UNSUPPORTED_BLOCK_PROTOCOL("UnsupportedBlockProtocol", Reaction.UPGRADE),
  /// The powers of a set exceed what can be counted.
  VOTING_POWER_OVERFLOW("VotingPowerOverflow", Reaction.UPGRADE);

  private final String wireName;
  private final Reaction reaction;

  FinalityError(String wireName, Reaction reaction) {
    this.wireName = wireName;
    this.reaction = reaction;
  }

  /// The name in pRuntime's errors.
  public String wireName() {
    return wireName;
  }

  /// What helps.
  public Reaction reaction() {
    return reaction;
  }

  /// What helps against an error.
  public enum Reaction {
    /// Other data: stepping stones, or headers from the right place.
    RETRY,
    /// Nothing; whoever sent this is faulty.
    REFUSE,
    /// A right clock, or a newer anchor.
    CLOCK,
    /// A newer version.
    UPGRADE
  }
}
