package network.khala.scale;

/// A tuple of three: the members in order, without framing.
@Tuple
@ScalePath("")
public record Tuple3<A, B, C>(A first, B second, C third) {}
