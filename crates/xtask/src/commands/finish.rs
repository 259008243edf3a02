//! `cargo xtask finish`: makes what Trunk has built into what is shipped.
//!
//! Trunk calls it after each build (Trunk.toml), so `cargo xtask serve` shows what `cargo xtask build` ships. To finish
//! twice changes nothing.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{
    digest,
    failure::{Failure, Outcome},
    folder::{self, Found, fault},
    headers, html, process,
    service_worker::{self, Listed},
    wasm,
};

/// `finish [folder]`; without one, the folder that Trunk names, or else dist/.
pub fn run(arguments: &[String]) -> Outcome {
    let folder = match arguments {
        [] => match env::var_os("TRUNK_STAGING_DIR") {
            Some(staging) => PathBuf::from(staging),
            None => process::root()?.join("dist"),
        },
        [folder] => PathBuf::from(folder),
        _ => return Err(Failure::new("usage: cargo xtask finish [folder]")),
    };
    strip(&folder)?;
    join_stylesheets(&folder)?;
    finish_page(&folder.join("index.html"))?;
    let files = folder::files(&folder)?;
    write(&folder.join("_headers"), headers::of(files.iter().map(|file| file.inside.as_str())))?;
    let listed = files.iter().map(listed).collect::<Outcome<Vec<_>>>()?;
    write(&folder.join("sw.js"), service_worker::of(&listed))
}

/// Takes out of each wasm file what browsers do not read.
fn strip(folder: &Path) -> Outcome {
    for Found { on_disk, .. } in folder::files(folder)?.iter().filter(|file| file.inside.ends_with(".wasm")) {
        let bytes = read(on_disk)?;
        let stripped =
            wasm::strip(&bytes).map_err(|error| Failure::new(format!("{} was refused: {error}", on_disk.display())))?;
        if stripped.len() < bytes.len() {
            write(on_disk, stripped)?;
        }
    }
    Ok(())
}

/// One stylesheet for a visitor, of the many that those who write them have.
fn join_stylesheets(folder: &Path) -> Outcome {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(|error| fault(&page, &error))?;
    let files = html::stylesheets(&html);
    if files.len() < 2 {
        return Ok(());
    }
    let texts = files.iter().map(|file| read(&folder.join(file))).collect::<Outcome<Vec<_>>>()?;
    let joined = texts.join(&b'\n');
    let name = format!("styles-{}.css", digest::short(&joined));
    write(&folder.join(&name), &joined)?;
    write(&page, html::with_stylesheet(&html, &name))?;
    for file in files {
        let file = folder.join(file);
        fs::remove_file(&file).map_err(|error| fault(&file, &error))?;
    }
    Ok(())
}

fn finish_page(path: &Path) -> Outcome {
    let built = fs::read_to_string(path).map_err(|error| fault(path, &error))?;
    let page =
        html::finish(&built).map_err(|error| Failure::new(format!("{} cannot be shipped: {error}", path.display())))?;
    if let Some((name, text)) = page.boot {
        write(&path.with_file_name(name), text)?;
    }
    write(path, page.html)
}

fn listed(file: &Found) -> Outcome<Listed> {
    Ok(Listed { path: file.inside.clone(), integrity: digest::integrity(&read(&file.on_disk)?) })
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| fault(path, &error))
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome {
    fs::write(path, content).map_err(|error| fault(path, &error))
}
