package network.khala.pallets.preimage;

import java.math.BigInteger;
import network.khala.frame.dispatch.OriginRule;

/// What a chain fixes about preimages.
///
/// @param governance who says what is needed
/// @param depositBase reserved for bytes that nobody needs, in 10^-12
/// @param depositPerByte reserved in addition for each byte
public record PreimageConfig(
    OriginRule governance, BigInteger depositBase, BigInteger depositPerByte) {}
