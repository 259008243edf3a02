//! Finishes the folder that Trunk has written.

use std::{fs, path::Path};

use crate::{
    Error,
    folder::{DistFile, files},
    hash, headers, html,
    service_worker::{self, HashedFile},
    wasm, worker_script,
};

/// Turns Trunk's output in `folder` into the files that are shipped. Finishing a folder twice changes nothing more.
///
/// # Errors
/// [`Error`] where a file cannot be read or written, or cannot be shipped as it is.
pub fn finish(folder: &Path) -> Result<(), Error> {
    strip_wasm(folder)?;
    write_worker_script(folder)?;
    join_stylesheets(folder)?;
    finish_page(&folder.join("index.html"))?;
    let files = files(folder)?;
    write(&folder.join("_headers"), headers::render(files.iter().map(|file| file.relative.as_str())))?;
    let hashed = files.iter().map(hashed).collect::<Result<Vec<_>, _>>()?;
    write(&folder.join("sw.js"), service_worker::render(&hashed))
}

/// Strips every wasm file of the folder.
fn strip_wasm(folder: &Path) -> Result<(), Error> {
    for DistFile { on_disk, .. } in files(folder)?.iter().filter(|file| file.relative.ends_with(".wasm")) {
        let bytes = read(on_disk)?;
        let stripped = wasm::strip(&bytes).map_err(|source| Error::Wasm { path: on_disk.clone(), source })?;
        if stripped.len() < bytes.len() {
            write(on_disk, stripped)?;
        }
    }
    Ok(())
}

fn write_worker_script(folder: &Path) -> Result<(), Error> {
    let mut sizes = Vec::new();
    // The page's own program has a hash in its name, and runs in no worker.
    for DistFile { on_disk, relative } in files(folder)? {
        if relative.ends_with("_bg.wasm") && !hash::is_in_name(&relative) {
            sizes.push((relative, fs::metadata(&on_disk).map_err(Error::io(&on_disk))?.len()));
        }
    }
    write(&folder.join("worker.js"), worker_script::render(&sizes))
}

/// Joins the page's stylesheets into one file, so that a visitor waits for one download. The sources have one
/// stylesheet for each feature.
fn join_stylesheets(folder: &Path) -> Result<(), Error> {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(Error::io(&page))?;
    let files = html::stylesheets(&html);
    if files.len() < 2 {
        return Ok(());
    }
    let texts = files.iter().map(|file| read(&folder.join(file))).collect::<Result<Vec<_>, _>>()?;
    let joined = texts.join(&b'\n');
    let name = format!("styles-{}.css", hash::short(&joined));
    write(&folder.join(&name), &joined)?;
    write(&page, html::with_stylesheet(&html, &name))?;
    for file in files {
        let file = folder.join(file);
        fs::remove_file(&file).map_err(Error::io(&file))?;
    }
    Ok(())
}

fn finish_page(path: &Path) -> Result<(), Error> {
    let built = fs::read_to_string(path).map_err(Error::io(path))?;
    let page = html::finish(&built).map_err(|source| Error::Page { path: path.to_owned(), source })?;
    if let Some((name, text)) = page.boot_script {
        write(&path.with_file_name(name), text)?;
    }
    write(path, page.html)
}

fn hashed(file: &DistFile) -> Result<HashedFile, Error> {
    Ok(HashedFile { path: file.relative.clone(), integrity: hash::integrity(&read(&file.on_disk)?) })
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(Error::io(path))
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Error> {
    fs::write(path, content).map_err(Error::io(path))
}
