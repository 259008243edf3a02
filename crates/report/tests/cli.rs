//! The report program at a terminal: its help, and its message when files are missing.

use std::process::Command;

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_afterimage-report"))
}

#[test]
fn help_explains_every_option() {
    for command in ["report", "eye-trials", "eye-report"] {
        let output = program().args([command, "--help"]).output().unwrap();
        let help = String::from_utf8(output.stdout).unwrap();
        let words: Vec<&str> = help.split_whitespace().collect();
        let options = (0..words.len()).filter(|place| words[*place].starts_with("--"));
        // At least two words of explanation must follow each option and its value.
        for place in options.filter(|place| !help.contains(&format!("`{}", words[*place]))) {
            let explained = words[place + 1..].iter().skip_while(|word| word.starts_with('<'));
            let explanation: Vec<&&str> = explained.take_while(|word| !word.starts_with('-')).collect();
            assert!(explanation.len() >= 2, "{command}: {}", words[place]);
        }
    }
}

#[test]
fn missing_networks_are_listed_with_the_commands_that_train_them() {
    let folder = tempfile::tempdir().unwrap();
    let output = program().current_dir(folder.path()).arg("report").output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{error}");
    assert!(error.contains("cargo run --release -p afterimage-train -- restore"), "{error}");
}
