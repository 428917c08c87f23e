//! Measures dcap-qvl with ring at what `khala bench dcap-cold` measures, and prints one line in the
//! form that `khala bench --peers FILE` reads. It keeps nothing between calls, so its figure stands
//! beside both `dcap-cold` and `dcap-warm`.
//!
//!     cargo run --release -- VECTORS    the folder that `-Dkhala.vectors` names

use dcap_qvl::verify::verify;
use dcap_qvl::QuoteCollateralV3;
use std::time::{Duration, Instant};

const VERSION: &str = "0.7.1 (ring)";
const QUOTE: &str = "attestation/quotes/phala-sgx-hello-f8b81014.bin";
const COLLATERAL: &str = "attestation/collateral/phala-sgx-hello-8a759085.json";
const NOW: u64 = 1_751_624_924;
const WARMUPS: usize = 5;
const RUNS: usize = 7;
const RUN: Duration = Duration::from_secs(1);

fn rate(quote: &[u8], collateral: &QuoteCollateralV3) -> f64 {
    let start = Instant::now();
    let mut verified = 0;
    while start.elapsed() < RUN {
        verify(quote, collateral, NOW).expect("a good quote");
        verified += 1;
    }
    f64::from(verified) / start.elapsed().as_secs_f64()
}

fn main() {
    let vectors = std::env::args().nth(1).expect("the folder of vectors");
    let quote = std::fs::read(format!("{vectors}/{QUOTE}")).expect("the recorded quote");
    let json = std::fs::read(format!("{vectors}/{COLLATERAL}")).expect("its collateral");
    let collateral: QuoteCollateralV3 = serde_json::from_slice(&json).expect("collateral");
    let mut forged = quote.clone();
    forged[400] ^= 1;
    assert!(verify(&forged, &collateral, NOW).is_err(), "a forged quote was accepted");
    let mut rates: Vec<f64> = (0..WARMUPS + RUNS).map(|_| rate(&quote, &collateral)).collect();
    let runs = &mut rates[WARMUPS..];
    runs.sort_by(f64::total_cmp);
    let figure = format!(
        r#"{{"name":"dcap-qvl","version":"{VERSION}","median":{:.1}}}"#,
        runs[RUNS / 2]
    );
    println!(r#"{{"dcap-cold":{figure},"dcap-warm":{figure}}}"#);
}
