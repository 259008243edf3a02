//! Line plots as SVG.

use std::ops::Range;

use plotters::coord::Shift;
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};
use plotters::coord::types::RangedCoordf64;
use plotters::element::DashedPathElement;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::document::text::escape;
use crate::error::ReportError;

/// Lines over one horizontal axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// What stands along the horizontal axis.
    pub x: &'static str,
    /// What stands along the vertical axis.
    pub y: &'static str,
    /// How values become heights.
    pub axis: Axis,
    /// The lines, in the order of the legend.
    pub series: Vec<Series>,
}

/// How values become heights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// In proportion.
    Even,
    /// Stretched below: by the logarithm of what a value is above a floor just under the lowest one. Losses fall fast,
    /// and then differ by little.
    Stretched,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// Along the horizontal axis; points that are not finite are left out.
    pub points: Vec<(f64, f64)>,
    /// Whether the points are marked, because little is known between them.
    pub marked: bool,
}

/// The drawing's width, and its height without the legend, in pixels at which its letters are of a page's size.
const SIZE: (u32, u32) = (460, 300);

/// The height of a line of the legend.
const LEGEND_LINE: u32 = 20;

/// plotters puts every point on a whole pixel, so the drawing is made larger, and the SVG's viewBox shrinks it.
const FINE: u32 = 10;

/// Letters and axes; the page's dark style knows this colour, those below, and white.
const INK: RGBColor = RGBColor(0x22, 0x22, 0x22);
const RULE: RGBColor = RGBColor(0xDD, 0xDD, 0xDD);

/// Okabe and Ito's colours (2008), which people with any colour vision tell apart, less those too pale for white.
const COLOURS: [RGBColor; 6] = [
    RGBColor(0x00, 0x72, 0xB2),
    RGBColor(0xD5, 0x5E, 0x00),
    RGBColor(0x00, 0x9E, 0x73),
    RGBColor(0xB8, 0x7F, 0x00),
    RGBColor(0xCC, 0x79, 0xA7),
    INK,
];

/// The lengths of dashes and gaps: whole lines, dashes, dots.
const DASHES: [Option<[u32; 2]>; 3] = [None, Some([7, 4]), Some([2, 3])];

impl Plot {
    /// The drawing as an SVG element that scales to the width it is given. `label` says what it shows to those who do
    /// not see it.
    ///
    /// # Errors
    /// [`ReportError::Picture`] where it cannot be drawn.
    pub fn svg(&self, label: &str) -> Result<String, ReportError> {
        let height = SIZE.1 + 4 + LEGEND_LINE * self.series.len().div_ceil(2) as u32;
        let mut drawn = String::new();
        self.draw(&mut drawn, (SIZE.0 * FINE, height * FINE))
            .map_err(|error| ReportError::Picture(format!("a plot could not be drawn: {error}")))?;
        // plotters' own head has a fixed size.
        let body = drawn.split_once('>').map_or("", |(_, body)| body);
        Ok(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{height}\" viewBox=\"0 0 {} {}\" \
             role=\"img\" aria-label=\"{}\">{body}",
            SIZE.0,
            SIZE.0 * FINE,
            height * FINE,
            escape(label)
        ))
    }

    fn draw(&self, svg: &mut String, size: (u32, u32)) -> Result<(), Box<dyn std::error::Error + '_>> {
        let root = SVGBackend::with_string(svg, size).into_drawing_area();
        root.fill(&WHITE)?;
        let (upper, lower) = root.split_vertically(SIZE.1 * FINE);
        let scale = Scale::new(self);
        let mut chart = ChartBuilder::on(&upper)
            .margin_top(10 * FINE)
            .margin_right(14 * FINE)
            .x_label_area_size(42 * FINE)
            .y_label_area_size(58 * FINE)
            .build_cartesian_2d(
                Marked::new(scale.x.clone(), nice(&scale.x, 6)),
                Marked::new(scale.y.clone(), scale.ticks.clone()),
            )?;
        chart
            .configure_mesh()
            .x_desc(self.x)
            .y_desc(self.y)
            .x_label_formatter(&|x| short(*x))
            .y_label_formatter(&|y| scale.label(*y))
            .label_style(font(12))
            .axis_desc_style(font(13))
            .bold_line_style(RULE.stroke_width(FINE))
            .axis_style(INK.stroke_width(FINE))
            .set_all_tick_mark_size(4 * FINE)
            .draw()?;
        for (series, look) in self.series.iter().zip(Look::all()) {
            let shown = series.points.iter().filter(|(x, y)| x.is_finite() && y.is_finite());
            let points: Vec<(f64, f64)> = shown.map(|(x, y)| (*x, scale.place(*y))).collect();
            if series.marked {
                let marks = points.iter().map(|point| Circle::new(*point, 3 * FINE, look.colour.filled()));
                chart.draw_series(marks)?;
            }
            match look.dashes {
                None => chart.draw_series([PathElement::new(points, look.line())])?,
                Some([dash, gap]) => {
                    let dashed = DashedPathElement::new(points, dash * FINE, gap * FINE, look.line());
                    chart.draw_series([dashed])?
                }
            };
        }
        self.legend(&lower)?;
        root.present()?;
        Ok(())
    }

    /// Below the plot in two columns, where it hides nothing.
    fn legend(&self, area: &DrawingArea<SVGBackend, Shift>) -> Result<(), Box<dyn std::error::Error>> {
        let fine = FINE as i32;
        for (place, (series, look)) in (0..).zip(self.series.iter().zip(Look::all())) {
            let (left, middle) = (24 + place % 2 * 220, 12 + place / 2 * LEGEND_LINE as i32);
            let ends = [(left * fine, middle * fine), ((left + 30) * fine, middle * fine)];
            match look.dashes {
                None => area.draw(&PathElement::new(ends, look.line()))?,
                Some([dash, gap]) => {
                    area.draw(&DashedPathElement::new(ends, dash * FINE, gap * FINE, look.line()))?;
                }
            }
            let style = font(12).pos(Pos::new(HPos::Left, VPos::Center));
            area.draw(&Text::new(series.name.clone(), ((left + 36) * fine, middle * fine), style))?;
        }
        Ok(())
    }
}

/// How a line is drawn.
#[derive(Clone, Copy)]
struct Look {
    colour: RGBColor,
    dashes: Option<[u32; 2]>,
}

impl Look {
    /// Eighteen that differ, over and over; neighbours differ in colour and in dashes.
    fn all() -> impl Iterator<Item = Self> {
        (0..).map(|place| Self {
            colour: COLOURS[place % COLOURS.len()],
            dashes: DASHES[(place + place / COLOURS.len()) % DASHES.len()],
        })
    }

    fn line(self) -> ShapeStyle {
        self.colour.stroke_width(2 * FINE)
    }
}

/// An axis with marks at given places; plotters' own `with_key_points` cannot label floats.
struct Marked {
    axis: RangedCoordf64,
    marks: Vec<f64>,
}

impl Marked {
    fn new(range: Range<f64>, marks: Vec<f64>) -> Self {
        Self { axis: range.into(), marks }
    }
}

impl Ranged for Marked {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        self.axis.map(value, limit)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        // Light lines would lie between the marks.
        if hint.weight().allow_light_points() { Vec::new() } else { self.marks.clone() }
    }

    fn range(&self) -> Range<f64> {
        self.axis.range()
    }
}

/// Letters of so many pixels.
fn font(pixels: u32) -> TextStyle<'static> {
    // plotters divides by 1.24, the usual height of a line.
    ("system-ui, sans-serif", f64::from(pixels * FINE) * 1.24).into_font().color(&INK)
}

/// Where values stand on the axes.
struct Scale {
    x: Range<f64>,
    /// Of heights, which are values or logarithms.
    y: Range<f64>,
    /// The heights that are marked.
    ticks: Vec<f64>,
    /// Below all values, where the axis is stretched.
    floor: Option<f64>,
    /// Decimals of the vertical axis.
    decimals: usize,
}

impl Scale {
    fn new(plot: &Plot) -> Self {
        let points = || plot.series.iter().flat_map(|series| &series.points).filter(|(_, y)| y.is_finite());
        let x = range(points().map(|(x, _)| *x));
        let values = range(points().map(|(_, y)| *y));
        match plot.axis {
            Axis::Even => {
                let margin = 0.04 * (values.end - values.start);
                let y = values.start - margin..values.end + margin;
                let ticks = nice(&y, 6);
                let step = ticks.get(1).map_or(1.0, |second| second - ticks[0]);
                let decimals = (-(step + 1e-9).log10().floor()).max(0.0) as usize;
                Self { x, y, ticks, floor: None, decimals }
            }
            Axis::Stretched => {
                // A floor on a round thousandth, so that the marks are round too.
                let floor = ((values.start - 0.0015) * 1000.0).floor() / 1000.0;
                let marks = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0];
                let y = (values.start - floor).ln() - 0.1..(values.end - floor).ln() + 0.1;
                let ticks = marks.into_iter().map(|mark| (mark / 1000.0f64).ln()).filter(|place| y.contains(place));
                Self { x, ticks: ticks.collect(), y, floor: Some(floor), decimals: 3 }
            }
        }
    }

    fn place(&self, value: f64) -> f64 {
        self.floor.map_or(value, |floor| (value - floor).ln())
    }

    fn label(&self, place: f64) -> String {
        let value = self.floor.map_or(place, |floor| place.exp() + floor);
        format!("{value:.*}", self.decimals)
    }
}

/// From the least to the greatest; never empty.
fn range(values: impl Iterator<Item = f64> + Clone) -> Range<f64> {
    let least = values.clone().fold(f64::INFINITY, f64::min);
    let greatest = values.fold(f64::NEG_INFINITY, f64::max);
    match greatest - least {
        span if span > 0.0 => least..greatest,
        _ if least.is_finite() => least - 0.5..least + 0.5,
        _ => 0.0..1.0,
    }
}

/// About `count` round places in a range: 1, 2 or 5 times a power of ten apart.
fn nice(range: &Range<f64>, count: usize) -> Vec<f64> {
    let rough = (range.end - range.start) / count as f64;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|step| *step >= rough);
    let step = step.unwrap_or(10.0 * power);
    let first = (range.start / step - 1e-9).ceil() as i64;
    let last = (range.end / step + 1e-9).floor() as i64;
    (first..=last).map(|place| place as f64 * step).collect()
}

/// As few decimals as are needed, up to two.
fn short(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot(axis: Axis) -> Plot {
        let line = |name: &str, scale: f64| Series {
            name: name.to_owned(),
            points: (1..=33).map(|epoch| (f64::from(epoch), 0.0981 + scale / f64::from(epoch))).collect(),
            marked: false,
        };
        Plot { x: "epoch", y: "loss", axis, series: vec![line("a < b", 0.1), line("c", 0.05), line("d", 0.02)] }
    }

    #[test]
    fn it_scales_names_its_lines_and_escapes() {
        let svg = plot(Axis::Stretched).svg("losses of \"a\"").unwrap();
        assert!(svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>\n"), "{}", &svg[..80]);
        assert!(svg.contains("viewBox=\"0 0 4600 3440\"") && svg.contains("aria-label=\"losses of &quot;a&quot;\""));
        assert!(svg.contains("a &lt; b") && svg.contains("#0072B2") && svg.contains("epoch"));
        assert_eq!(svg.matches("<svg").count(), 1);
    }

    #[test]
    fn a_stretched_axis_is_marked_with_values() {
        let scale = Scale::new(&plot(Axis::Stretched));
        let labels: Vec<String> = scale.ticks.iter().map(|tick| scale.label(*tick)).collect();
        assert_eq!(labels[..4], ["0.099", "0.102", "0.107", "0.117"]);
        assert!((scale.place(0.12).exp() + 0.097 - 0.12).abs() < 1e-12);
    }

    #[test]
    fn round_places_lie_in_their_range() {
        assert_eq!(nice(&(1.0..100.0), 6), [20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(nice(&(0.0..1.0), 6), [0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0]);
        assert_eq!([20.0, 0.6000000000000001, 0.25].map(short), ["20", "0.6", "0.25"]);
    }

    #[test]
    fn nothing_and_what_is_infinite_draw_no_lines() {
        let mut empty = plot(Axis::Even);
        empty.series.iter_mut().for_each(|series| series.points = vec![(0.0, f64::INFINITY)]);
        assert!(empty.svg("").unwrap().contains("</svg>"));
        empty.series.clear();
        assert!(empty.svg("").unwrap().contains("</svg>"));
    }

    #[test]
    fn eighteen_lines_look_different() {
        let looks: Vec<_> = Look::all().take(18).map(|look| (look.colour.0, look.colour.1, look.dashes)).collect();
        assert!((0..18).all(|place| !looks[..place].contains(&looks[place])));
    }
}
