//! The section that compares the methods by kind of corruption.

use crate::digit_report::method::MeanScores;
use crate::digit_report::sections::noise::pictures;
use crate::digit_report::sections::score_table::{by_method, psnr_of, ssim_of};
use crate::document::content::{Block, Section};
use crate::document::format::join_with_and;

/// Tables of PSNR and SSIM by corruption. `images` is the number of test images.
pub fn section(corruptions: &[(&'static str, Vec<MeanScores>)], images: usize) -> Section {
    let rows: Vec<(String, &[MeanScores])> =
        corruptions.iter().map(|(name, scores)| ((*name).to_owned(), &scores[..])).collect();
    let table = |what: &str, cell| {
        let caption = format!("{what} by corruption, over {}.", pictures(images));
        Block::Table(by_method(&caption, "corruption", &rows, cell))
    };
    let blocks = vec![
        Block::text(
            "A filter can smooth, but it does not know what a digit looks like: it cannot take a crosshair away or \
             fill a hole. The crosshair is white, 2 pixels thick, and crosses near the middle; the tilted one is \
             turned by 15 to 75 degrees; a patch erases 8 × 8 pixels around some ink. The mixture is \
             what `restore` was trained on. 5 % of it are clean; the input's PSNR leaves those out, as they are \
             infinitely like.",
        ),
        Block::text(sentence(corruptions)),
        table("PSNR in dB", psnr_of),
        table("SSIM", ssim_of),
    ];
    Section { id: "corruptions", title: "By kind of damage".to_owned(), blocks }
}

/// Says under which corruptions each network improves the pictures.
fn sentence(corruptions: &[(&'static str, Vec<MeanScores>)]) -> String {
    let psnr = |scores: &[MeanScores], method: &str| {
        scores.iter().find(|score| score.method == method).map_or(f64::NAN, |score| score.psnr)
    };
    let better = |network: &str| {
        let (yes, no): (Vec<_>, Vec<_>) =
            corruptions.iter().partition(|(_, scores)| psnr(scores, network) > scores[0].psnr);
        let names = |corruptions: &[&(&str, Vec<MeanScores>)]| {
            corruptions.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>()
        };
        match (join_with_and(&names(&yes)), join_with_and(&names(&no))) {
            (yes, no) if no.is_empty() => format!("`{network}` brings the pictures closer under {yes}"),
            (yes, no) if yes.is_empty() => format!("`{network}` brings them closer under none, and harms under {no}"),
            (yes, no) => format!("`{network}` brings the pictures closer under {yes}, but not under {no}"),
        }
    };
    format!("By PSNR {}; {}.", better("denoise"), better("restore"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_names_the_corruptions_by_the_numbers() {
        let scores = |input: f64, denoise: f64, restore: f64| {
            [("corrupted input", input), ("denoise", denoise), ("restore", restore)]
                .map(|(method, psnr)| MeanScores { method: method.to_owned(), loss: None, psnr, ssim: 0.5 })
                .to_vec()
        };
        let corruptions = [("noise 0.5", scores(9.0, 19.0, 18.0)), ("crosshair", scores(11.0, 10.0, 20.0))];
        let expected = "By PSNR `denoise` brings the pictures closer under noise 0.5, but not under crosshair; \
                        `restore` brings the pictures closer under noise 0.5 and crosshair.";
        assert_eq!(sentence(&corruptions), expected);
    }
}
