// floor-tokio NAME [--core N] [--other-core N] [--seconds S]: tokio's tasks at the operations that the coroutines are measured by.
// Prints what the native floor prints: a line of JSON with the nanoseconds of one operation, a sample each.
mod pin;

use std::future::Future;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{mpsc, Barrier};

struct Options {
    core: i32,
    other_core: i32,
    seconds: f64,
}

// One worker is the calling thread; several are threads of the runtime's own.
fn runtime(workers: usize) -> Runtime {
    let mut builder = if workers == 1 { Builder::new_current_thread() } else { Builder::new_multi_thread() };
    if workers > 1 {
        builder.worker_threads(workers);
    }
    builder.build().expect("tokio starts")
}

// All wait until the last is there; then each yields its share.
async fn yields(live: usize, operations: usize) -> Duration {
    let begin = std::sync::Arc::new(Barrier::new(live + 1));
    let tasks: Vec<_> = (0..live)
        .map(|_| {
            let begin = begin.clone();
            tokio::spawn(async move {
                begin.wait().await;
                for _ in 0..operations / live {
                    tokio::task::yield_now().await;
                }
            })
        })
        .collect();
    begin.wait().await;
    let start = Instant::now();
    for task in tasks {
        task.await.expect("a task ends");
    }
    start.elapsed()
}

async fn hand_off(operations: usize) -> Duration {
    let (sender, mut receiver) = mpsc::channel::<usize>(1);
    let sum = tokio::spawn(async move {
        let mut total = 0;
        while let Some(item) = receiver.recv().await {
            total += item;
        }
        total
    });
    let start = Instant::now();
    for item in 0..operations {
        sender.send(item).await.expect("somebody receives");
    }
    let elapsed = start.elapsed();
    drop(sender);
    assert_eq!(sum.await.expect("the receiver ends"), operations * (operations - 1) / 2);
    elapsed
}

async fn starts(operations: usize) -> Duration {
    const WAVE: usize = 100;
    let start = Instant::now();
    for _ in 0..operations / WAVE {
        let wave: Vec<_> = (0..WAVE).map(|_| tokio::spawn(tokio::task::yield_now())).collect();
        for task in wave {
            task.await.expect("a task ends");
        }
    }
    start.elapsed()
}

fn measure<F: Future<Output = Duration>>(name: &str, options: &Options, workers: usize, operations: usize, batch: impl Fn(usize) -> F) {
    pin::to(if workers == 1 { vec![options.core] } else { vec![options.core, options.other_core] });
    let runtime = runtime(workers);
    let one = || runtime.block_on(batch(operations)).as_nanos() as f64 / operations as f64;
    one();
    let mut samples = Vec::new();
    let start = Instant::now();
    while samples.len() < 5 || start.elapsed().as_secs_f64() < options.seconds {
        samples.push(one());
    }
    println!("{{\"name\":\"{name}\",\"unit\":\"ns\",\"operations\":{operations},\"samples\":{samples:?}}}");
}

fn read(arguments: &[String]) -> Options {
    let mut options = Options { core: -1, other_core: -1, seconds: 0.2 };
    for pair in arguments.chunks_exact(2) {
        let value: f64 = pair[1].parse().unwrap_or(-1.0);
        match pair[0].as_str() {
            "--core" => options.core = value as i32,
            "--other-core" => options.other_core = value as i32,
            "--seconds" => options.seconds = value,
            _ => {}
        }
    }
    options
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let name = arguments.first().map_or("", String::as_str);
    let options = read(arguments.get(1..).unwrap_or(&[]));
    match name {
        "yield-2" => measure(name, &options, 1, 200_000, |operations| yields(2, operations)),
        "yield-100" => measure(name, &options, 1, 200_000, |operations| yields(100, operations)),
        "yield-10000" => measure(name, &options, 1, 1_000_000, |operations| yields(10_000, operations)),
        "yield-two-workers" => measure(name, &options, 2, 1_000_000, |operations| yields(10_000, operations)),
        "hand-off" => measure(name, &options, 1, 100_000, hand_off),
        "start" => measure(name, &options, 1, 20_000, starts),
        _ => {
            eprintln!("usage: floor-tokio NAME [--core N] [--other-core N] [--seconds S]\n");
            for known in ["yield-2", "yield-100", "yield-10000", "yield-two-workers", "hand-off", "start"] {
                eprintln!("  {known}");
            }
            std::process::exit(2);
        }
    }
}
