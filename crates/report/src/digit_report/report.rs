//! What is inserted into `report.md`.

use afterimage_imaging::Image;
use afterimage_train::card::Card;
use afterimage_train::network::NetworkKind;

use crate::digit_report::checkerboard::{Checkerboard, SEEDS, SPECTRUM_PICTURES, SPECTRUM_RANGE, UNTRAINED_PICTURES};
use crate::digit_report::measurements::{Measurements, TUNING_IMAGES};
use crate::digit_report::method::{FILTERED_PICTURES, MeanScores};
use crate::digit_report::reference_scores::PUBLISHED_LOSSES;
use crate::digit_report::score_tables::Score;
use crate::digit_report::sources::{SHORT, Sources};
use crate::digit_report::{claims, plots, runs, tables};
use crate::document::format::{count, loss, percent, revision};
use crate::document::grid;
use crate::document::report::Report;
use crate::error::ReportError;

/// Fills in the template. `git_revision` is that of this program.
///
/// # Errors
/// [`ReportError::Missing`] if a network is missing, [`ReportError::Drawing`] if a picture cannot be drawn.
pub fn report(sources: &Sources, measurements: &Measurements, git_revision: &str) -> Result<Report, ReportError> {
    let mut report = Report::new(include_str!("report.md"));
    report.value("revision", revision(git_revision));
    report.value("images", count(measurements.images));
    trainings(&mut report, sources)?;
    scores(&mut report, measurements)?;
    decoders(&mut report, &measurements.checkerboard)?;
    report.table("drawings", &tables::drawings(&measurements.drawings));
    for (file, rows) in [
        ("drawings.png", &measurements.drawing_rows),
        ("grid.png", &measurements.noise_rows),
        ("grid-mixture.png", &measurements.mixture_rows),
    ] {
        report.picture(file, grid::png(rows)?);
    }
    Ok(report)
}

fn trainings(report: &mut Report, sources: &Sources) -> Result<(), ReportError> {
    let published = sources.published()?;
    let (long, short) = (&sources.model(NetworkKind::Denoise)?.card, &sources.model(SHORT)?.card);
    report.table("published", &tables::published(published));
    report.picture("published.svg", plots::published(published).svg()?);
    report.claim("loss is as published", claims::loss_is_as_published(published));
    report.value("last loss", published.training.losses.last().copied().map_or_else(String::new, loss));
    let [least, greatest] = PUBLISHED_LOSSES;
    report.value("published losses", format!("{least} to {greatest}"));

    report.value("published epochs", published.training.epochs.to_string());
    report.value("published recipe", runs::recipe(published));
    report.value("long epochs", long.training.epochs.to_string());
    report.value("long recipe", runs::recipe(long));
    report.claim("long recipe is ahead", claims::has_lower_loss(long, published));
    report.value("short epochs", short.training.epochs.to_string());
    report.value("short recipe", runs::recipe(short));
    report.claim("short recipe is ahead", claims::short_recipe_is_ahead(short, published));
    let runs = runs::runs(sources)?;
    report.table("runs", &runs::table(&runs));
    let long = runs.into_iter().filter(|card| card.training.epochs >= runs::MIN_PLOTTED_EPOCHS);
    report.picture("recipes-test.svg", plots::test_losses(long).svg()?);
    report.value("plotted epochs", runs::MIN_PLOTTED_EPOCHS.to_string());

    let cards: Vec<&Card> = sources.models.iter().map(|model| &model.card).collect();
    report.table("networks", &tables::networks(&sources.models));
    report.picture("models-test.svg", plots::test_losses(cards).svg()?);
    report.table("commands", &tables::commands(&sources.models));
    Ok(())
}

fn scores(report: &mut Report, measurements: &Measurements) -> Result<(), ReportError> {
    let Measurements { noise, corruptions, filters, images, .. } = measurements;
    report.value("tuning images", count(TUNING_IMAGES));
    report.value("filtered images", count(FILTERED_PICTURES.min(*images)));
    report.table("filters", &tables::filters(filters));
    report.picture("noise.svg", plots::noise(noise).svg()?);
    let by_noise: Vec<(String, Vec<MeanScores>)> =
        noise.iter().map(|(strength, scores)| (format!("{strength:.1}"), scores.clone())).collect();
    let by_corruption: Vec<(String, Vec<MeanScores>)> =
        corruptions.iter().map(|(name, scores)| ((*name).to_owned(), scores.clone())).collect();
    for score in Score::ALL {
        report.table(&format!("noise {}", score.name()), &score.table("noise", &by_noise));
        report.table(&format!("corruptions {}", score.name()), &score.table("corruption", &by_corruption));
    }
    report.claim("restore improves all", claims::improves_all(corruptions, NetworkKind::Restore.name()));
    Ok(())
}

fn decoders(report: &mut Report, measured: &Checkerboard) -> Result<(), ReportError> {
    report.table("decoders", &tables::decoders(measured));
    report.value("seeds", SEEDS.to_string());
    report.value("untrained pictures", UNTRAINED_PICTURES.to_string());
    report.value("clean share", percent(measured.clean));
    report.value("spectrum pictures", count(SPECTRUM_PICTURES.min(measured.images)));
    report.value("spectrum range", SPECTRUM_RANGE.to_string());
    report.claim("untrained checkerboard", claims::untrained_checkerboard(measured));
    report.claim("training removes checkerboard", claims::training_removes_checkerboard(measured));

    let decoders = &measured.decoders;
    let untrained: Vec<Vec<Image>> = decoders.iter().map(|decoder| decoder.untrained_outputs.clone()).collect();
    let spectra = decoders.iter().map(|decoder| decoder.spectra.to_vec());
    let spectra: Vec<Vec<Image>> = spectra.chain([vec![measured.clean_spectrum.clone()]]).collect();
    let given = [measured.shown.targets.clone(), measured.shown.inputs.clone()];
    let trained = given.into_iter().chain(decoders.iter().map(|decoder| decoder.trained_outputs.clone()));
    report.picture("decoders-untrained.png", grid::png(&untrained)?);
    report.picture("decoders-spectra.png", grid::png(&spectra)?);
    report.picture("decoders-trained.png", grid::png(&trained.collect::<Vec<_>>())?);
    Ok(())
}
