//! Programs in Python, against packages that pip brings into the target folder once.

use std::{
    path::{Path, PathBuf},
    process::{Output, Stdio},
};

use serde_json::Value;
use tokio::{io::AsyncWriteExt as _, process::Command};

/// Runs `tests/python/<name>` with the value as its input; fails with what it said.
pub async fn run(name: &str, input: &Value) {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("python");
    let packages = packages(&scripts.join("requirements.txt")).await;
    let mut command = Command::new("python3");
    command.arg(scripts.join(name)).env("PYTHONPATH", packages).env("PYTHONDONTWRITEBYTECODE", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    let mut program = command.spawn().expect("python3");
    let mut stdin = program.stdin.take().expect("a pipe");
    stdin.write_all(input.to_string().as_bytes()).await.expect("it reads");
    drop(stdin);
    let output = program.wait_with_output().await.expect("it ends");
    assert!(output.status.success(), "{name}: {}", said(&output));
}

/// The folder with what `requirements.txt` pins, brought once.
async fn packages(requirements: &Path) -> PathBuf {
    let wanted = std::fs::read_to_string(requirements).expect("requirements.txt");
    let folder = crate::product::target_folder().join("tmp/python");
    let note = folder.join("requirements.txt");
    if std::fs::read_to_string(&note).is_ok_and(|there| there == wanted) {
        return folder;
    }
    let mut pip = Command::new("python3");
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--only-binary=:all:",
        "--upgrade",
    ]);
    pip.arg("--target").arg(&folder).arg("-r").arg(requirements);
    let output = pip.output().await.expect("python3");
    assert!(output.status.success(), "pip cannot bring gRPC for Python: {}", said(&output));
    std::fs::write(&note, wanted).expect("the target folder can be written");
    folder
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}
