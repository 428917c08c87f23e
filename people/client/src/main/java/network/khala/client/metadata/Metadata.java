package network.khala.client.metadata;

import java.util.List;
import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.PortableRegistry;
import network.khala.scale.ScaleReader;

/// What a chain says about itself. Lookups take the declared name or its camel-case form.
///
/// @param version 14 or 15
/// @param types all types; other parts refer to them by number
/// @param pallets the pallets, in the order of the metadata
/// @param extrinsic how extrinsics look
/// @param apis the functions that the runtime offers; none in version 14
public record Metadata(
    int version,
    PortableRegistry types,
    List<Pallet> pallets,
    ExtrinsicFormat extrinsic,
    List<RuntimeApi> apis) {

  /// Copies the lists.
  public Metadata {
    pallets = List.copyOf(pallets);
    apis = List.copyOf(apis);
  }

  /// Decodes metadata with its magic number, as `state_getMetadata` returns it.
  ///
  /// @throws DecodeException if the bytes are no metadata of version 14 or 15, hold anything more,
  ///   or refer to what is not there
  public static Metadata decode(Bytes bytes) {
    return new MetadataReader(new ScaleReader(bytes)).read();
  }

  /// The pallet with the given name.
  ///
  /// @throws UnknownNameException if there is none
  public Pallet pallet(String name) {
    return Names.find(pallets, Pallet::name, name)
        .orElseThrow(
            () ->
                new UnknownNameException(
                    "pallet", name, pallets.stream().map(Pallet::name).toList()));
  }

  /// The pallet with the given number, if there is one.
  public Optional<Pallet> pallet(int index) {
    return pallets.stream().filter(pallet -> pallet.index() == index).findFirst();
  }

  /// The group of runtime functions with the given name.
  ///
  /// @throws UnknownNameException if there is none, always so in version 14
  public RuntimeApi api(String name) {
    return Names.find(apis, RuntimeApi::name, name)
        .orElseThrow(
            () ->
                new UnknownNameException(
                    "runtime API", name, apis.stream().map(RuntimeApi::name).toList()));
  }
}
