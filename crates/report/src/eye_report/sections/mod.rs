//! The text of the report. Every claim in a sentence is computed from the measured numbers.

mod findings;
mod network;
mod photographs;
mod pictures;
mod set;

use afterimage_train::card::{Card, git_revision};

use crate::document::content::{Block, Report};
use crate::document::format::{decibels, revision};
use crate::document::table::Table;
use crate::eye_report::method::EyeMethod;
use crate::eye_report::picture_score::Region;
use crate::eye_report::set_results::SetResults;
use crate::eye_trials::set::TrialSet;

/// The whole report. `card` is the model card of the network.
pub fn report(results: &[SetResults], card: &Card) -> Report {
    let unseen = results.iter().find(|results| results.set == TrialSet::Unseen);
    let sets = results.iter().map(|results| match results.set {
        TrialSet::Photographs => photographs::section(results, unseen),
        TrialSet::Trained | TrialSet::Unseen | TrialSet::Noise => set::section(results),
    });
    Report {
        title: "Afterimage: crosshairs off eyes, beside inpainting".to_owned(),
        lead: lead(results),
        sections: sets.chain([network::section(card)]).collect(),
    }
}

fn lead(results: &[SetResults]) -> Vec<Block> {
    vec![
        Block::text(
            "The network `eyes` takes crosshairs and noise off pictures of eyes, 100 × 100 pixels in colour. Here it \
             stands beside inpainting, which fills a hole in a picture from the hole's edge: the method of Telea \
             (2004), and that of Bertalmio, Bertozzi and Sapiro (2001), which follows the Navier–Stokes equations. \
             Both are OpenCV's, and look 3 pixels around each missing one.",
        ),
        Block::text(
            "The two are not given the same. Inpainting is told exactly where the crosshair is: it gets a mask of \
             every pixel of which the crosshair covers anything. The network is told nothing. It gets the corrupted \
             picture alone, and has to find the crosshair before it can fill what that hides. What shines through it \
             may use, which inpainting may not: a quarter of the crosshairs are not opaque, but 0.6 or more, and at \
             its edge every one covers pixels in part.",
        ),
        Block::text(
            "All methods get the very same pictures, 8 bits a value, and are measured alike. Inside are the pixels of \
             the mask, outside the others, whole is all of them. PSNR is the peak signal-to-noise ratio in dB; 6 dB \
             more is half the error. It is averaged in two ways. The mean is that of the pictures' PSNRs; pictures \
             that are exactly as the clean ones would be infinite, and are left out. Together is the PSNR of the mean \
             squared error over all pictures, in which the worst weigh most. SSIM is the structural similarity of \
             whole pictures, 1 for equal ones, and a mean. ∞ stands where nothing differs from the clean picture.",
        ),
        Block::Table(overview(results)),
        Block::text(format!(
            "`cargo xtask bench inpainting` made the pictures, had both methods fill them, and wrote this, at git \
             revision `{}`.",
            revision(&git_revision())
        )),
    ]
}

/// A table with one row for each set.
fn overview(results: &[SetResults]) -> Table {
    let caption = "Mean PSNR inside the crosshair, in dB, and how many pictures the network brings closer to the clean \
                   ones than they were given, by PSNR of the whole.";
    let head: Vec<&str> =
        ["set"].into_iter().chain(EyeMethod::ALL.map(EyeMethod::name)).chain(["brought closer"]).collect();
    let mut table = Table::new(caption, &head);
    for results in results {
        let psnr = EyeMethod::ALL.map(|method| decibels(results.scores(method).mean_psnr(Region::Inside)));
        table.push([set::title(results.set).to_owned()].into_iter().chain(psnr).chain([findings::closer(results)]));
    }
    table
}
