//! Readers that go away, Ctrl-C, and terminals that are closed.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "the helpers of tests fail as tests do")]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use common::{ALL, notes_of, published, trainer, write_dataset};

/// A second is promised. Machines that are busy with other tests get two more.
const PROMPT: Duration = Duration::from_secs(3);

fn start(command: &mut Command) -> Child {
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Reads lines until one begins with `words`.
fn wait_for(output: impl Read, words: &str) -> BufReader<impl Read> {
    let mut reader = BufReader::new(output);
    let mut line = String::new();
    while !line.starts_with(words) {
        line.clear();
        assert!(reader.read_line(&mut line).unwrap() > 0, "the output ended before {words:?}");
    }
    reader
}

fn signal(child: &Child, name: &str) {
    let kill = format!("kill -{name} {}", child.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
}

/// Waits for the end, which must come soon.
fn prompt_end(mut child: Child) -> ExitStatus {
    let start = Instant::now();
    let status = child.wait().unwrap();
    assert!(start.elapsed() < PROMPT, "it took {:?}", start.elapsed());
    status
}

fn checkpoint(folder: &Path) -> bool {
    folder.join("runs/denoise.safetensors").exists()
}

#[test]
fn a_training_goes_on_when_nobody_reads_its_output() {
    let folder = tempfile::tempdir().unwrap();
    write_dataset(&folder.path().join("data"), 12);
    let mut child = start(trainer(folder.path()).args("denoise --epochs 2 --data data --out out".split(' ')));
    drop((child.stdout.take(), child.stderr.take()));
    assert!(child.wait().unwrap().success());
    assert_eq!(published(&folder.path().join("out"), "denoise"), ALL);

    let mut help = start(trainer(folder.path()).arg("--help"));
    drop(help.stdout.take());
    let mut errors = String::new();
    help.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    help.wait().unwrap();
    assert_eq!(errors, "");
}

#[test]
fn no_weights_are_published_without_golden_output_and_card() {
    let folder = tempfile::tempdir().unwrap();
    write_dataset(&folder.path().join("data"), 12);
    fs::create_dir_all(folder.path().join("out/denoise.json")).unwrap();
    let command = "denoise --epochs 1 --data data --out out";
    let error = common::error_of(folder.path(), command);
    assert!(error.contains("cannot write out/denoise.json"), "{error}");
    assert_eq!(fs::read_dir(folder.path().join("out")).unwrap().count(), 1);
    // The training is not lost.
    fs::remove_dir(folder.path().join("out/denoise.json")).unwrap();
    notes_of(folder.path(), &format!("{command} --resume"));
    assert_eq!(published(&folder.path().join("out"), "denoise"), ALL);
}

#[test]
fn ctrl_c_keeps_a_checkpoint_and_resuming_gives_the_same_files() {
    let folder = tempfile::tempdir().unwrap();
    write_dataset(&folder.path().join("data"), 400);
    let command = "denoise --epochs 3 --batch 20 --data data --out";
    notes_of(folder.path(), &format!("{command} whole --runs whole/runs"));
    let parts = format!("{command} parts");
    let mut child = start(trainer(folder.path()).args(parts.split(' ')));
    let _output = wait_for(child.stdout.take().unwrap(), "Epoch 1/3");
    signal(&child, "INT");
    let mut errors = child.stderr.take().unwrap();
    assert_eq!(prompt_end(child).code(), Some(130));
    let mut text = String::new();
    errors.read_to_string(&mut text).unwrap();
    assert!(text.contains("--resume") && !text.contains("error"), "{text}");
    assert!(checkpoint(folder.path()) && published(&folder.path().join("parts"), "denoise").is_empty());
    notes_of(folder.path(), &format!("{parts} --resume"));
    for name in ["denoise.safetensors", "denoise.golden.safetensors"] {
        let read = |part: &str| fs::read(folder.path().join(part).join(name)).unwrap();
        assert!(read("whole") == read("parts"), "{name}");
    }
}

#[test]
fn a_second_ctrl_c_ends_the_training_at_once() {
    let folder = tempfile::tempdir().unwrap();
    write_dataset(&folder.path().join("data"), 6000);
    // One step of this size takes seconds.
    let mut child = start(trainer(folder.path()).args("denoise --batch 6000 --data data".split(' ')));
    let _output = wait_for(child.stdout.take().unwrap(), "Training denoise");
    std::thread::sleep(Duration::from_millis(300));
    signal(&child, "INT");
    std::thread::sleep(Duration::from_millis(100));
    signal(&child, "INT");
    assert_eq!(prompt_end(child).code(), Some(130));
    assert!(!checkpoint(folder.path()));
}

#[test]
fn ctrl_c_ends_the_making_of_eyes_and_the_fetching_at_once() {
    const SIGINT: i32 = 2;
    let folder = tempfile::tempdir().unwrap();
    let mut eyes = start(trainer(folder.path()).arg("eyes"));
    let _output = wait_for(eyes.stdout.take().unwrap(), "Making 10000 eyes");
    signal(&eyes, "INT");
    assert_eq!(prompt_end(eyes).signal(), Some(SIGINT));

    // A proxy that accepts the connection and never answers.
    let proxy = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", proxy.local_addr().unwrap());
    let mut fetch = trainer(folder.path());
    for name in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "all_proxy", "https_proxy", "http_proxy"] {
        fetch.env(name, &address);
    }
    let mut fetch = start(fetch.env_remove("NO_PROXY").env_remove("no_proxy").arg("denoise"));
    let _errors = wait_for(fetch.stderr.take().unwrap(), "Fetching MNIST");
    std::thread::sleep(Duration::from_millis(300));
    signal(&fetch, "INT");
    assert_eq!(prompt_end(fetch).signal(), Some(SIGINT));
}

#[test]
fn a_closed_terminal_keeps_a_checkpoint_and_under_nohup_the_training_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    write_dataset(&folder.path().join("data"), 200);
    let arguments = "denoise --epochs 3 --batch 20 --data data --out out";
    // If these tests run under nohup themselves, the signal is ignored here too.
    let ignored = Command::new("sh").args(["-c", "kill -HUP $$"]).status().unwrap().success();
    if !ignored {
        let mut child = start(trainer(folder.path()).args(arguments.split(' ')));
        let _output = wait_for(child.stdout.take().unwrap(), "Epoch 1/3");
        signal(&child, "HUP");
        signal(&child, "HUP");
        assert_eq!(prompt_end(child).code(), Some(130));
        assert!(checkpoint(folder.path()));
    }
    let mut nohup = Command::new("nohup");
    nohup.current_dir(folder.path()).arg(env!("CARGO_BIN_EXE_afterimage-train")).args(arguments.split(' '));
    let mut child = start(nohup.arg("--fresh"));
    let output = wait_for(child.stdout.take().unwrap(), "Epoch 1/3");
    signal(&child, "HUP");
    // The terminal is gone, and nobody reads.
    drop((output, child.stderr.take()));
    assert!(child.wait().unwrap().success());
    assert_eq!(published(&folder.path().join("out"), "denoise"), ALL);
}
