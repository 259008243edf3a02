//! The section that compares the methods by strength of the noise.

use crate::digit_report::filters::TunedFilter;
use crate::digit_report::measurements::TUNING_IMAGES;
use crate::digit_report::method::{FILTERED_PICTURES, MeanScores};
use crate::digit_report::sections::score_table::{by_method, loss_of, psnr_of, ssim_of};
use crate::document::content::{Block, Figure, Picture, Section};
use crate::document::format::{count, join_with_and};
use crate::document::plot::{AxisScale, Plot, Series};

/// Tables of loss, PSNR and SSIM by strength, and a plot of the PSNR. `images` is the number of test images.
pub fn section(levels: &[(f32, Vec<MeanScores>)], filters: &[TunedFilter], images: usize) -> Section {
    let rows: Vec<(String, &[MeanScores])> =
        levels.iter().map(|(strength, scores)| (format!("{strength:.1}"), &scores[..])).collect();
    let table = |what: &str, cell| {
        let caption = format!("{what} by strength of the noise, over {}.", pictures(images));
        Block::Table(by_method(&caption, "noise", &rows, cell))
    };
    let settings: Vec<String> =
        filters.iter().map(|tuned| format!("{} with {}", tuned.name(), tuned.settings())).collect();
    let mut blocks = vec![
        Block::text(
            "Gaussian noise of a strength is added to each pixel, then everything is clipped to black and white. \
             `denoise` learnt at strength 0.5 only, `restore` at all of these, `plain` at none. Beside them stand \
             classical filters, which learn nothing.",
        ),
        Block::text(format!(
            "Each filter has the settings that gave the best PSNR on {} training images at strength 0.5, and keeps \
             them at all strengths: {}. Clipping lifts black and lowers white, which no averaging undoes; so the last \
             one also stretches the levels, by the straight line that fitted best on the same images.",
            count(TUNING_IMAGES),
            join_with_and(&settings)
        )),
        Block::Figures(vec![Figure {
            name: "noise",
            caption: "PSNR by strength of the noise. Without noise the input's PSNR is infinite, and not shown."
                .to_owned(),
            picture: Picture::Plot(plot(levels)),
        }]),
    ];
    blocks.push(Block::text(best_methods(levels)));
    blocks.extend([table("PSNR in dB", psnr_of), table("SSIM", ssim_of), table("Loss", loss_of)]);
    Section { id: "noise", title: "By strength of the noise".to_owned(), blocks }
}

/// The number of pictures in a table, for its caption.
pub fn pictures(images: usize) -> String {
    match images {
        ..=FILTERED_PICTURES => format!("{} test images", count(images)),
        _ => format!("{} test images (filters: the first {})", count(images), count(FILTERED_PICTURES)),
    }
}

fn plot(levels: &[(f32, Vec<MeanScores>)]) -> Plot {
    let methods = levels.first().map_or(&[][..], |(_, scores)| scores);
    let series = methods.iter().enumerate().map(|(at, score)| Series {
        name: score.method.clone(),
        points: levels.iter().map(|(strength, scores)| (f64::from(*strength), scores[at].psnr)).collect(),
        markers: false,
    });
    Plot { x_label: "strength of the noise", y_label: "PSNR in dB", scale: AxisScale::Linear, series: series.collect() }
}

/// Says which method has the highest PSNR at which strengths.
fn best_methods(levels: &[(f32, Vec<MeanScores>)]) -> String {
    let best =
        |scores: &[MeanScores]| scores.iter().max_by(|a, b| a.psnr.total_cmp(&b.psnr)).map(|best| best.method.clone());
    let mut spans: Vec<(String, f32, f32)> = Vec::new();
    for (strength, scores) in levels {
        match (best(scores), spans.last_mut()) {
            (Some(method), Some((last, _, to))) if method == *last => *to = *strength,
            (Some(method), _) => spans.push((method, *strength, *strength)),
            (None, _) => {}
        }
    }
    let span = |(method, from, to): &(String, f32, f32)| match from == to {
        true => format!("the {method} at {from:.1}"),
        false => format!("the {method} from {from:.1} to {to:.1}"),
    };
    let spans = join_with_and(&spans.iter().map(span).collect::<Vec<_>>()).replace("the denoise", "`denoise`");
    format!("Highest PSNR: {}.", spans.replace("the restore", "`restore`").replace("the plain", "`plain`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_method_is_named_for_each_range() {
        let scores = |input, net| {
            [("corrupted input", input), ("restore", net)].map(|(method, psnr)| MeanScores {
                method: method.to_owned(),
                loss: None,
                psnr,
                ssim: 0.5,
            })
        };
        let levels = [(0.0, f64::INFINITY, 20.0), (0.1, 22.0, 20.0), (0.2, 16.0, 19.0), (0.3, 13.0, 18.0)];
        let levels = levels.map(|(strength, input, net)| (strength, scores(input, net).to_vec()));
        let expected = "Highest PSNR: the corrupted input from 0.0 to 0.1 and `restore` from 0.2 to 0.3.";
        assert_eq!(best_methods(&levels), expected);
        assert_eq!(plot(&levels).series[0].points[1], (f64::from(0.1f32), 22.0));
    }

    #[test]
    fn captions_say_if_filters_are_measured_on_fewer_pictures() {
        assert_eq!(pictures(500), "500 test images");
        assert_eq!(pictures(10_000), "10,000 test images (filters: the first 2,000)");
    }
}
