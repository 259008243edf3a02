//! The data that users bring: files in MNIST's format, and folders of pictures.
#![expect(clippy::unwrap_used, reason = "the helpers of tests fail as tests do")]

mod common;

use std::fs;
use std::path::Path;

use common::{ALL, NAMES, dataset, error_of, gzipped, images, labels, notes_of, published, write_dataset};
use image::{DynamicImage, RgbImage};

/// Saves a picture; the ending of `name` says in which format.
fn save(folder: &Path, name: &str, width: u32, height: u32) {
    let picture = RgbImage::from_fn(width, height, |x, y| image::Rgb([(x * 7) as u8, (y * 5) as u8, (x + y) as u8]));
    fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
    DynamicImage::from(picture).save(folder.join(name)).unwrap();
}

#[test]
fn another_dataset_under_any_usual_names_is_trained_on_with_a_note() {
    let folder = tempfile::tempdir().unwrap();
    let emnist = ["train-images", "train-labels", "test-images", "test-labels"];
    let names: [(&str, [String; 4]); 3] = [
        ("plain", NAMES.map(str::to_owned)),
        ("packed", NAMES.map(|name| format!("{}.gz", name.replace("-idx", ".idx")))),
        ("emnist", {
            let ranks = [3, 1, 3, 1];
            std::array::from_fn(|i| format!("emnist-digits-{}-idx{}-ubyte.gz", emnist[i], ranks[i]))
        }),
    ];
    let mut weights = Vec::new();
    for (data, names) in names {
        fs::create_dir(folder.path().join(data)).unwrap();
        for (name, bytes) in names.iter().zip(dataset(12)) {
            let bytes = if name.ends_with(".gz") { gzipped(&bytes) } else { bytes };
            fs::write(folder.path().join(data).join(name), bytes).unwrap();
        }
        let notes = notes_of(folder.path(), &format!("plain --epochs 1 --data {data} --out {data}"));
        assert!(notes.contains("another dataset than MNIST"), "{notes}");
        let card = fs::read_to_string(folder.path().join(data).join("plain.json")).unwrap();
        assert!(card.contains("a dataset in MNIST's format") && card.contains(&format!("--data {data}")), "{card}");
        weights.push(fs::read(folder.path().join(data).join("plain.safetensors")).unwrap());
    }
    assert!(weights[0] == weights[1] && weights[0] == weights[2]);
}

#[test]
fn missing_files_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let error = error_of(folder.path(), "plain --data nowhere");
    assert!(error.contains("nowhere: there is no such folder"), "{error}");
    write_dataset(&folder.path().join("data"), 3);
    fs::remove_file(folder.path().join("data").join(NAMES[2])).unwrap();
    let error = error_of(folder.path(), "plain --data data");
    for name in [NAMES[2], "t10k-images.idx3-ubyte", "test-images-idx3-ubyte", ".gz"] {
        assert!(error.contains(name), "{error}");
    }
    assert!(!error.contains(NAMES[1]), "{error}");
}

#[test]
fn files_that_do_not_fit_are_an_error_that_names_them() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    write_dataset(&data, 3);
    let packed = gzipped(&images(3, 28));
    let cases = [
        (NAMES[0], images(3, 32), "32×32 pixels; the network takes 28×28"),
        (NAMES[0], images(0, 28), "no pictures"),
        (NAMES[0], packed[..packed.len() / 2].to_vec(), "cannot be unpacked"),
        (NAMES[2], images(10, 28)[..200].to_vec(), "cut short"),
        (NAMES[1], labels(4), "4 labels for the 3 pictures"),
        (NAMES[3], images(1, 28), "not a file of this dataset"),
    ];
    for (name, bytes, message) in cases {
        let whole = fs::read(data.join(name)).unwrap();
        fs::write(data.join(name), &bytes).unwrap();
        let error = error_of(folder.path(), "plain --data data");
        assert!(error.contains(name) && error.contains(message), "{error}");
        assert_eq!(fs::read(data.join(name)).unwrap(), bytes);
        fs::write(data.join(name), whole).unwrap();
    }
    fs::rename(data.join(NAMES[0]), data.join(format!("one-{}", NAMES[0]))).unwrap();
    fs::write(data.join(format!("two-{}.gz", NAMES[0])), packed).unwrap();
    let error = error_of(folder.path(), "plain --data data");
    assert!(error.contains("several files of one kind: one-train") && error.contains("two-train"), "{error}");
}

#[test]
fn a_folder_of_pictures_trains_a_network_for_digits_or_eyes() {
    let folder = tempfile::tempdir().unwrap();
    let pictures = folder.path().join("pictures");
    for (name, width, height) in [("a.png", 28, 28), ("b.jpg", 300, 200), ("below/c.webp", 16, 90), ("d.jpeg", 40, 41)]
    {
        save(&pictures, name, width, height);
    }
    save(&pictures, "small.png", 5, 20);
    let whole = fs::read(pictures.join("b.jpg")).unwrap();
    fs::write(pictures.join("cut.jpg"), &whole[..whole.len() / 2]).unwrap();
    fs::write(pictures.join("phone.heic"), b"\0\0\0\x18ftypheic\0\0\0\0mif1").unwrap();
    fs::write(pictures.join("empty.png"), b"").unwrap();
    fs::write(pictures.join(".hidden"), b"x").unwrap();
    for network in ["restore", "eyes"] {
        let notes = notes_of(folder.path(), &format!("{network} --epochs 1 --images pictures --out out"));
        for (name, reason) in [
            ("small.png", "5×20 pixels; 16×16 are needed"),
            ("cut.jpg", "a JPEG that is cut off"),
            ("phone.heic", "a HEIC, not a PNG, JPEG or WebP"),
            ("empty.png", "empty"),
        ] {
            let line = notes.lines().find(|line| line.contains(name)).unwrap_or_default();
            assert!(line.contains("is not used") && line.contains(reason), "{name}: {notes}");
        }
        assert_eq!(notes.lines().filter(|line| line.contains("not used")).count(), 4, "{notes}");
        assert_eq!(published(&folder.path().join("out"), network), ALL);
        let card = fs::read_to_string(folder.path().join("out").join(format!("{network}.json"))).unwrap();
        assert!(card.contains("own pictures") && card.contains("\"images\": 3"), "{card}");
        assert!(card.contains("--images pictures"), "{card}");
    }
}

#[test]
fn a_training_is_not_resumed_with_other_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let pictures = folder.path().join("pictures");
    save(&pictures, "a.png", 28, 28);
    save(&pictures, "b.png", 29, 40);
    // A constant learning rate: only then may a training be resumed for more epochs.
    let command = "denoise --recipe published --epochs 1 --images pictures --out out";
    notes_of(folder.path(), command);
    notes_of(folder.path(), &command.replace("--epochs 1", "--epochs 2 --resume"));
    save(&pictures, "b.png", 31, 50);
    let error = error_of(folder.path(), &command.replace("--epochs 1", "--epochs 3 --resume"));
    assert!(error.contains("pictures of checksum"), "{error}");
}

#[test]
fn a_folder_that_cannot_be_trained_on_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    save(&folder.path().join("one"), "a.png", 28, 28);
    fs::create_dir(folder.path().join("none")).unwrap();
    for (arguments, message) in [
        ("restore --images nowhere", "neither a whole number of at least 1 nor a folder"),
        ("restore --images 0", "neither a whole number of at least 1 nor a folder"),
        ("eyes --images one/a.png", "this is a file"),
        ("eyes --images none", "0 of its 0 files can be used"),
        ("eyes --images one", "1 of its 1 files can be used; training needs two"),
        ("restore --images one --data one", "give one of them"),
        ("all --images one", "name one of them"),
        ("eyes --data one", "--data is for digits"),
    ] {
        let error = error_of(folder.path(), arguments);
        assert!(error.contains(message), "{arguments}: {error}");
    }
}
