//! Figures that several sections share.

use afterimage_train::card::Card;

use crate::digit_report::sample_rows::SampleRows;
use crate::document::content::{Block, Figure, Picture};
use crate::document::picture_grid::{PictureGrid, PictureRow};
use crate::document::plot::{AxisScale, Plot, Series};

/// Two plots: training loss and test loss by epoch. `names` are the names of their files.
pub fn loss_curves(names: [&'static str; 2], cards: &[(String, &Card)]) -> Block {
    let by_epoch = |values: Vec<f64>| (1..).map(f64::from).zip(values).collect();
    let figure = |name, what: &str, losses: fn(&Card) -> Vec<f64>| {
        let series = cards.iter().map(|(name, card)| Series {
            name: name.clone(),
            points: by_epoch(losses(card)),
            markers: false,
        });
        let plot =
            Plot { x_label: "epoch", y_label: "loss", scale: AxisScale::LogAboveFloor, series: series.collect() };
        let caption = format!("Mean {what} by epoch. The axis is stretched below, where the curves differ by little.");
        Figure { name, caption, picture: Picture::Plot(plot) }
    };
    Block::Figures(vec![
        figure(names[0], "training loss", |card| card.training.losses.clone()),
        figure(names[1], "test loss", |card| card.training.tests.iter().map(|test| test.loss).collect()),
    ])
}

/// A figure with named rows of pictures.
pub fn picture_rows(name: &'static str, caption: impl Into<String>, rows: &SampleRows) -> Figure {
    let rows = rows.iter().map(|(name, pictures)| PictureRow { name: name.clone(), pictures: pictures.clone() });
    let grid = PictureGrid { rows: rows.collect(), head: Vec::new() };
    Figure { name, caption: caption.into(), picture: Picture::Grid(grid) }
}
