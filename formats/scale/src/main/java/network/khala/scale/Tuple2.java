package network.khala.scale;

/// A tuple of two: the members in order, without framing.
@Tuple
@ScalePath("")
public record Tuple2<A, B>(A first, B second) {}
