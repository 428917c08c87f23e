//! Measures schnorrkel at what `khala bench` measures under the same names, and prints one line in
//! the form that `khala bench --peers FILE` reads.
//!
//! 64 distinct signers over distinct messages of 120 bytes; keys and signatures come as bytes.

use schnorrkel::{
    signing_context, verify_batch, ExpansionMode, MiniSecretKey, PublicKey, Signature,
};
use std::time::{Duration, Instant};

const VERSION: &str = "0.11.5";
const COUNT: usize = 64;
const MESSAGE_BYTES: usize = 120;
const WARMUPS: usize = 5;
const RUNS: usize = 7;
const RUN: Duration = Duration::from_secs(1);
const CONTEXT: &[u8] = b"substrate";

struct Signed {
    signer: [u8; 32],
    message: [u8; MESSAGE_BYTES],
    signature: [u8; 64],
}

fn signed(index: u8) -> Signed {
    let keys = MiniSecretKey::from_bytes(&[index; 32])
        .expect("32 bytes are a seed")
        .expand_to_keypair(ExpansionMode::Ed25519);
    let mut message = [index; MESSAGE_BYTES];
    message[0] = 0xff;
    Signed {
        signer: keys.public.to_bytes(),
        message,
        signature: keys.sign(signing_context(CONTEXT).bytes(&message)).to_bytes(),
    }
}

fn verify_each(all: &[Signed]) {
    for one in all {
        let key = PublicKey::from_bytes(&one.signer).expect("a public key");
        let signature = Signature::from_bytes(&one.signature).expect("a signature");
        key.verify(signing_context(CONTEXT).bytes(&one.message), &signature)
            .expect("a valid signature");
    }
}

fn verify_together(all: &[Signed]) {
    let context = signing_context(CONTEXT);
    let keys: Vec<_> = all
        .iter()
        .map(|one| PublicKey::from_bytes(&one.signer).expect("a public key"))
        .collect();
    let signatures: Vec<_> = all
        .iter()
        .map(|one| Signature::from_bytes(&one.signature).expect("a signature"))
        .collect();
    let transcripts = all.iter().map(|one| context.bytes(&one.message));
    verify_batch(transcripts, &signatures, &keys, false).expect("valid signatures");
}

/// Signatures a second, the median of the runs.
fn measure(all: &[Signed], work: fn(&[Signed])) -> f64 {
    let mut rates: Vec<f64> = (0..WARMUPS + RUNS).map(|_| rate(all, work)).collect();
    let runs = &mut rates[WARMUPS..];
    runs.sort_by(f64::total_cmp);
    runs[RUNS / 2]
}

fn rate(all: &[Signed], work: fn(&[Signed])) -> f64 {
    let start = Instant::now();
    let mut verified = 0;
    while start.elapsed() < RUN {
        work(all);
        verified += all.len();
    }
    verified as f64 / start.elapsed().as_secs_f64()
}

fn main() {
    let all: Vec<Signed> = (0..COUNT as u8).map(signed).collect();
    let figure = |median: f64| {
        format!(r#"{{"name":"schnorrkel","version":"{VERSION}","median":{median:.1}}}"#)
    };
    println!(
        r#"{{"sr25519-verify":{},"sr25519-batch64":{}}}"#,
        figure(measure(&all, verify_each)),
        figure(measure(&all, verify_together))
    );
}
