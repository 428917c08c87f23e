package network.khala.scale;

/// A tuple of four: the members in order, without framing.
@Tuple
@ScalePath("")
public record Tuple4<A, B, C, D>(A first, B second, C third, D fourth) {}
