//! How a client's program talks to the test that started it: one JSON object a line on standard
//! output, one line of answer to each question on standard input.

use serde_json::{Value, json};
use std::error::Error;
use std::future::Future;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader, stdin};

pub type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const PATIENCE: Duration = Duration::from_secs(60);

pub fn tell(object: Value) {
    println!("{object}");
}

/// Runs one check and tells how it went; a check that fails does not keep the others from running.
pub async fn check<T: serde::Serialize>(name: &str, run: impl Future<Output = Outcome<T>>) {
    match run.await {
        Ok(detail) => tell(json!({ "check": name, "ok": true, "detail": detail })),
        Err(error) => tell(json!({ "check": name, "ok": false, "detail": story(&*error) })),
    }
}

/// Tells why this client cannot do what a check of others is about.
pub fn cannot(name: &str, reason: &str) {
    tell(json!({ "cannot": name, "reason": reason }));
}

fn story(error: &(dyn Error + Send + Sync)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(one) = cause {
        text = format!("{text}: {one}");
        cause = one.source();
    }
    text
}

/// Asks the test to do something to the node, and waits until it is done.
pub async fn ask(what: &str) -> Outcome<()> {
    tell(json!({ "ask": what }));
    let mut answer = String::new();
    let read = BufReader::new(stdin()).read_line(&mut answer).await?;
    ensure(read > 0, || format!("nobody answered: {what}"))
}

pub fn ensure(condition: bool, message: impl FnOnce() -> String) -> Outcome<()> {
    if condition {
        Ok(())
    } else {
        Err(message().into())
    }
}

pub async fn within<T>(what: &str, run: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    tokio::time::timeout(PATIENCE, run)
        .await
        .map_err(|_| format!("{what}: nothing within {} s", PATIENCE.as_secs()))?
}
