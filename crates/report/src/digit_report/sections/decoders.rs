//! The section that compares the four decoders and their checkerboard patterns.

use afterimage_architecture::Upsampling;
use afterimage_imaging::Image;

use crate::digit_report::checkerboard::{
    Checkerboard, DecoderMeasurement, SEEDS, SPECTRUM_PICTURES, SPECTRUM_RANGE, UNTRAINED_PICTURES,
};
use crate::digit_report::sections::figures::picture_rows;
use crate::document::content::{Block, Figure, Picture, Section};
use crate::document::format::{count, decibels, loss, percent, ratio_in_words, similarity};
use crate::document::picture_grid::{PictureGrid, PictureRow};
use crate::document::table::Table;

/// Scores, Nyquist shares, pictures and spectra of the four decoders.
pub fn section(measured: &Checkerboard) -> Section {
    let blocks = vec![
        Block::text(
            "A decoder has to make small pictures larger. It can resize them, then convolve; or paint a kernel for \
             each small pixel, a transposed convolution. [Odena, Dumoulin and Olah \
             (2016)](https://distill.pub/2016/deconv-checkerboard) showed that painted kernels whose side is not a \
             multiple of the stride overlap unevenly and leave checkerboards, even before any training, and advised to \
             resize and convolve. Our four networks differ in their decoders only.",
        ),
        Block::Table(scores(measured)),
        Block::text(
            "A checkerboard changes from pixel to pixel, so its energy lies at the Nyquist frequencies: one period in \
             two pixels, down, across or both. The measure is the Nyquist share: of a picture's energy (its mean \
             removed) the part in those rows and columns of its Fourier transform; 100 % for a perfect checkerboard, 7 \
             % for white noise. It is taken of each output and averaged.",
        ),
        Block::Table(shares(measured)),
        Block::text(untrained(&measured.decoders)),
        Block::text(trained(&measured.decoders, measured.clean)),
        Block::Figures(pictures(measured)),
    ];
    Section { id: "decoders", title: "Four decoders, and the checkerboard".to_owned(), blocks }
}

fn scores(measured: &Checkerboard) -> Table {
    let caption = "The published network with four decoders: the test images under noise 0.5.";
    let mut table = Table::new(caption, &["decoder", "parameters", "test loss", "PSNR", "SSIM"]);
    for DecoderMeasurement { upsampling, parameters, test, .. } in &measured.decoders {
        table.push([
            upsampling.description().to_owned(),
            count(*parameters),
            loss(test.loss),
            decibels(test.psnr),
            similarity(test.ssim),
        ]);
    }
    table
}

fn shares(measured: &Checkerboard) -> Table {
    let caption = format!(
        "Nyquist share of the outputs. Untrained: {SEEDS} networks with random weights and {UNTRAINED_PICTURES} \
         pictures each, mean ± standard deviation over the networks. Trained: {} test images. The clean digits \
         themselves have {}.",
        count(measured.images),
        percent(measured.clean)
    );
    let mut table = Table::new(caption, &["decoder", "untrained", "trained", "trained ÷ clean digits"]);
    for DecoderMeasurement { upsampling, untrained: [mean, deviation], trained, .. } in &measured.decoders {
        table.push([
            short(*upsampling).to_owned(),
            format!("{} ± {}", percent(*mean), percent(*deviation)),
            percent(*trained),
            format!("{:.2}", trained / measured.clean),
        ]);
    }
    table
}

/// A short name, which fits next to a picture.
fn short(upsampling: Upsampling) -> &'static str {
    match upsampling {
        Upsampling::Nearest => "nearest resize",
        Upsampling::Bilinear => "bilinear resize",
        Upsampling::Transposed3 => "transposed 3×3",
        Upsampling::Transposed2 => "transposed 2×2",
    }
}

fn find(decoders: &[DecoderMeasurement], upsampling: Upsampling) -> Option<&DecoderMeasurement> {
    decoders.iter().find(|decoder| decoder.upsampling == upsampling)
}

fn four(decoders: &[DecoderMeasurement]) -> Option<[&DecoderMeasurement; 4]> {
    let [nearest, bilinear, overlapping, meeting] = Upsampling::ALL.map(|upsampling| find(decoders, upsampling));
    Some([nearest?, bilinear?, overlapping?, meeting?])
}

/// Compares the untrained decoders with the prediction of Odena et al.
fn untrained(decoders: &[DecoderMeasurement]) -> String {
    let Some(four) = four(decoders) else { return String::new() };
    let [nearest, bilinear, overlapping, meeting] = four.map(|decoder| decoder.untrained[0]);
    let first = format!(
        "Untrained, the decoder whose kernels overlap (3×3, stride 2) has {} the Nyquist share of nearest resize and \
         {} that of bilinear resize.",
        ratio_in_words(overlapping, nearest),
        ratio_in_words(overlapping, bilinear)
    );
    let resized = nearest.max(bilinear);
    let second = match (overlapping > 1.05 * resized, meeting > 1.05 * resized) {
        (true, false) => {
            "Only where kernels overlap is there more than resizing leaves: what Odena et al. describe.".to_owned()
        }
        (true, true) => format!(
            "That is what Odena et al. describe. But the decoder whose kernels meet without overlap (2×2, stride 2) \
             has {} the overlapping one's share: a random kernel of its own gives neighbouring pixels different values \
             too, so the overlap alone does not explain the pattern in this network.",
            ratio_in_words(meeting, overlapping)
        ),
        (false, true) => "The decoder whose kernels meet without overlap has more than either resize, the one whose \
                          kernels overlap has not: not what Odena et al. describe."
            .to_owned(),
        (false, false) => {
            "Neither transposed decoder has more than resizing leaves: this network does not show what Odena et al. \
             describe."
                .to_owned()
        }
    };
    format!("{first} {second}")
}

/// Compares the trained decoders with each other and with the clean digits.
fn trained(decoders: &[DecoderMeasurement], clean: f64) -> String {
    let Some(four) = four(decoders) else { return String::new() };
    let [nearest, bilinear, overlapping, meeting] = four.map(|decoder| decoder.trained);
    let least = four.map(|decoder| decoder.trained).into_iter().fold(f64::INFINITY, f64::min);
    let greatest = four.map(|decoder| decoder.trained).into_iter().fold(0.0, f64::max);
    let first = format!(
        "Trained, the four lie between {} and {}: between {:.2} and {:.2} times the clean digits' own share.",
        percent(least),
        percent(greatest),
        least / clean,
        greatest / clean
    );
    let above = |share: f64| share > 1.05 * nearest.max(bilinear);
    let second = match (above(overlapping), above(meeting)) {
        (true, true) => "Both transposed decoders have more than either resizing one.",
        (true, false) => "Of the transposed decoders only the overlapping one has more than either resizing one.",
        (false, true) => "Of the transposed decoders only the one without overlap has more than either resizing one.",
        (false, false) => "Neither transposed decoder has more than the resizing ones.",
    };
    let third = if greatest <= clean {
        "None has more than the digits it should draw, so what pattern there was, training has removed."
    } else {
        "A share above the digits' own is energy that the decoder adds."
    };
    format!("{first} {second} {third}")
}

fn pictures(measured: &Checkerboard) -> Vec<Figure> {
    let name = |decoder: &DecoderMeasurement| short(decoder.upsampling).to_owned();
    let each = |pictures: fn(&DecoderMeasurement) -> Vec<Image>| {
        measured.decoders.iter().map(move |decoder| (name(decoder), pictures(decoder)))
    };
    let given = [("clean", &measured.shown.targets), ("corrupted", &measured.shown.inputs)]
        .map(|(name, pictures)| (name.to_owned(), pictures.clone()));
    let trained = given.into_iter().chain(each(|decoder| decoder.trained_outputs.clone())).collect();
    let spectra = each(|decoder| decoder.spectra.to_vec()).map(|(name, pictures)| PictureRow { name, pictures });
    let clean = PictureRow { name: "clean digits".to_owned(), pictures: vec![measured.clean_spectrum.clone()] };
    let spectra = PictureGrid { rows: spectra.chain([clean]).collect(), head: vec!["untrained", "trained"] };
    vec![
        picture_rows(
            "decoders-untrained",
            "What four untrained networks of each decoder give for the first test image. Each picture is stretched \
             from black to white; as they are, they are almost even.",
            &each(|decoder| decoder.untrained_outputs.clone()).collect(),
        ),
        Figure {
            name: "decoders-spectra",
            caption: format!(
                "Mean power spectra of {} outputs: the mean in the middle, the Nyquist frequencies along the upper and \
                 the left edge, white the strongest frequency, black {SPECTRUM_RANGE} dB below it. The last row is of \
                 the clean digits.",
                count(SPECTRUM_PICTURES.min(measured.images))
            ),
            picture: Picture::Grid(spectra),
        },
        picture_rows("decoders-trained", "What the trained networks give for the first test images.", &trained),
    ]
}

#[cfg(test)]
mod tests {
    use afterimage_train::evaluation::Scores;

    use super::*;

    fn decoders(untrained: [f64; 4], trained: [f64; 4]) -> Vec<DecoderMeasurement> {
        let each = Upsampling::ALL.into_iter().zip(untrained).zip(trained);
        each.map(|((upsampling, untrained), trained)| DecoderMeasurement {
            upsampling,
            parameters: 30_689,
            test: Scores::default(),
            untrained: [untrained, 0.001],
            trained,
            spectra: [Image::digit(), Image::digit()],
            untrained_outputs: Vec::new(),
            trained_outputs: Vec::new(),
        })
        .collect()
    }

    #[test]
    fn the_sentences_follow_the_numbers() {
        let sentences = |untrained_shares, trained_shares| {
            let decoders = decoders(untrained_shares, trained_shares);
            (untrained(&decoders), trained(&decoders, 0.02))
        };
        let (before, after) = sentences([0.02, 0.01, 0.2, 0.01], [0.01, 0.01, 0.02, 0.01]);
        assert!(
            before.contains("10 times the Nyquist share of nearest") && before.contains("20 times that"),
            "{before}"
        );
        assert!(before.ends_with("what Odena et al. describe."));
        assert!(after.contains("1.0 % and 2.0 %: between 0.50 and 1.00 times the clean"), "{after}");
        assert!(after.contains("only the overlapping one has more"), "{after}");
        assert!(after.ends_with("training has removed."));
        let (before, after) = sentences([0.02, 0.01, 0.1, 0.2], [0.01, 0.01, 0.03, 0.01]);
        assert!(before.contains("has 2.0 times the overlapping one's share"), "{before}");
        assert!(after.ends_with("energy that the decoder adds."));
        assert!(sentences([0.02, 0.01, 0.01, 0.01], [0.01; 4]).0.contains("does not show what Odena"));
        assert!(sentences([0.02, 0.01, 0.01, 0.03], [0.01; 4]).0.contains("not what Odena"));
    }
}
