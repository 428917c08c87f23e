package network.khala.economics.simulation;

import network.khala.economics.U64F64;
import network.khala.scale.Bytes32;

/// A worker of a simulation.
///
/// @param key its public key
/// @param initialScore P at the start of each session, 0 to 2^32 − 1
/// @param confidenceLevel of its attestation, 0 to 255
/// @param initialV V at the start of each session
public record SimulatedWorker(
    Bytes32 key, long initialScore, int confidenceLevel, U64F64 initialV) {}
