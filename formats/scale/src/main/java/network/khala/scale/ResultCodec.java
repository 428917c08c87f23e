package network.khala.scale;

import java.util.Comparator;
import java.util.List;
import network.khala.scale.TypeDef.Field;
import network.khala.scale.TypeDef.Variant;

/// `Result<T, E>`: `00` and the value, or `01` and the error.
final class ResultCodec<T, E> implements Codec<Result<T, E>> {
  private final Codec<T> ok;
  private final Codec<E> err;

  ResultCodec(Codec<T> ok, Codec<E> err) {
    this.ok = ok;
    this.err = err;
  }

  @Override
  public void encode(Result<T, E> result, ScaleWriter out) {
    switch (result) {
      case Result.Ok<T, E>(T value) -> ok.encode(value, out.bool(false));
      case Result.Err<T, E>(E error) -> err.encode(error, out.bool(true));
    }
  }

  @Override
  public Result<T, E> decode(ScaleReader in) {
    return in.tag("Result") == 0
        ? new Result.Ok<>(ok.decode(in))
        : new Result.Err<>(err.decode(in));
  }

  @Override
  public Object typeKey() {
    return TypeKey.of("Result", ok.typeKey(), err.typeKey());
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    int value = registry.register(ok);
    int error = registry.register(err);
    return TypeInfo.of(
            "Result",
            new TypeDef.Variants(
                List.of(
                    Variant.of("Ok", 0, Field.unnamed(value)),
                    Variant.of("Err", 1, Field.unnamed(error)))))
        .withParams(List.of(TypeParameter.of("T", value), TypeParameter.of("E", error)));
  }

  @Override
  public int minSize() {
    return 1;
  }

  @Override
  public Comparator<Result<T, E>> order() {
    Comparator<T> values = ok.order();
    Comparator<E> errors = err.order();
    return (left, right) ->
        switch (left) {
          case Result.Ok<T, E>(T mine) ->
              right instanceof Result.Ok<T, E>(T other) ? values.compare(mine, other) : -1;
          case Result.Err<T, E>(E mine) ->
              right instanceof Result.Err<T, E>(E other) ? errors.compare(mine, other) : 1;
        };
  }
}
