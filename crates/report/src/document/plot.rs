//! Line plots as SVG.

use std::ops::Range;

use plotters::coord::Shift;
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};
use plotters::coord::types::RangedCoordf64;
use plotters::element::DashedPathElement;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::error::ReportError;

/// A line plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// The label of the horizontal axis.
    pub x_label: &'static str,
    /// The label of the vertical axis.
    pub y_label: &'static str,
    /// The scale of the vertical axis.
    pub scale: AxisScale,
    /// The lines, in the order of the legend.
    pub series: Vec<Series>,
}

/// The scale of a vertical axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AxisScale {
    /// Linear.
    Linear,
    /// The logarithm of the distance to a floor just below the lowest value. For losses, which fall fast at first and
    /// differ little at the end.
    LogAboveFloor,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The name in the legend.
    pub name: String,
    /// The points (x, y). Points that are not finite are not drawn.
    pub points: Vec<(f64, f64)>,
    /// Whether to draw a marker at each point, for a line with few points.
    pub markers: bool,
}

/// The width of the plot, and its height without the legend, in CSS pixels.
const SIZE: (u32, u32) = (460, 300);

/// The height of a line of the legend, in CSS pixels.
const LEGEND_LINE: u32 = 20;

/// plotters rounds coordinates to whole pixels. So the drawing is this many times larger, and the SVG's viewBox scales
/// it down.
const FINE: u32 = 10;

/// The colour of text and axes.
const INK: RGBColor = RGBColor(0x22, 0x22, 0x22);
const RULE: RGBColor = RGBColor(0xDD, 0xDD, 0xDD);

/// The colours of the lines: Okabe and Ito's palette for all kinds of colour vision (2008), without those that are too
/// pale on white.
const COLOURS: [RGBColor; 6] = [
    RGBColor(0x00, 0x72, 0xB2),
    RGBColor(0xD5, 0x5E, 0x00),
    RGBColor(0x00, 0x9E, 0x73),
    RGBColor(0xB8, 0x7F, 0x00),
    RGBColor(0xCC, 0x79, 0xA7),
    INK,
];

/// The lengths of dashes and gaps in CSS pixels: solid, dashed, dotted.
const DASHES: [Option<[u32; 2]>; 3] = [None, Some([7, 4]), Some([2, 3])];

impl Plot {
    /// Draws the plot as an SVG file that scales with its width.
    ///
    /// # Errors
    /// [`ReportError::Drawing`] if it cannot be drawn.
    pub fn svg(&self) -> Result<Vec<u8>, ReportError> {
        let height = SIZE.1 + 4 + LEGEND_LINE * self.series.len().div_ceil(2) as u32;
        let mut drawn = String::new();
        self.draw(&mut drawn, (SIZE.0 * FINE, height * FINE))
            .map_err(|error| ReportError::Drawing(format!("a plot could not be drawn: {error}")))?;
        // Replace the opening tag of plotters, which has a fixed size.
        let body = drawn.split_once('>').map_or("", |(_, body)| body);
        let [wide, tall] = [SIZE.0, height].map(|side| side * FINE);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{height}\" viewBox=\"0 0 {wide} {tall}\">{body}",
            SIZE.0
        );
        Ok(svg.into_bytes())
    }

    fn draw(&self, svg: &mut String, size: (u32, u32)) -> Result<(), Box<dyn std::error::Error + '_>> {
        let root = SVGBackend::with_string(svg, size).into_drawing_area();
        root.fill(&WHITE)?;
        let (upper, lower) = root.split_vertically(SIZE.1 * FINE);
        let axes = Axes::new(self);
        let mut chart = ChartBuilder::on(&upper)
            .margin_top(10 * FINE)
            .margin_right(14 * FINE)
            .x_label_area_size(42 * FINE)
            .y_label_area_size(58 * FINE)
            .build_cartesian_2d(
                TickedAxis::new(axes.x.clone(), round_ticks(&axes.x, 6)),
                TickedAxis::new(axes.y.clone(), axes.y_ticks.clone()),
            )?;
        chart
            .configure_mesh()
            .x_desc(self.x_label)
            .y_desc(self.y_label)
            .x_label_formatter(&|x| short_number(*x))
            .y_label_formatter(&|y| axes.y_label(*y))
            .label_style(font(12))
            .axis_desc_style(font(13))
            .bold_line_style(RULE.stroke_width(FINE))
            .axis_style(INK.stroke_width(FINE))
            .set_all_tick_mark_size(4 * FINE)
            .draw()?;
        for (series, style) in self.series.iter().zip(LineStyle::all()) {
            let shown = series.points.iter().filter(|(x, y)| x.is_finite() && y.is_finite());
            let points: Vec<(f64, f64)> = shown.map(|(x, y)| (*x, axes.to_axis(*y))).collect();
            if series.markers {
                let markers = points.iter().map(|point| Circle::new(*point, 3 * FINE, style.colour.filled()));
                chart.draw_series(markers)?;
            }
            match style.dashes {
                None => chart.draw_series([PathElement::new(points, style.stroke())])?,
                Some([dash, gap]) => {
                    let dashed = DashedPathElement::new(points, dash * FINE, gap * FINE, style.stroke());
                    chart.draw_series([dashed])?
                }
            };
        }
        self.legend(&lower)?;
        root.present()?;
        Ok(())
    }

    /// Draws the legend below the plot, in two columns.
    fn legend(&self, area: &DrawingArea<SVGBackend, Shift>) -> Result<(), Box<dyn std::error::Error>> {
        let fine = FINE as i32;
        for (position, (series, style)) in (0..).zip(self.series.iter().zip(LineStyle::all())) {
            let (left, middle) = (24 + position % 2 * 220, 12 + position / 2 * LEGEND_LINE as i32);
            let ends = [(left * fine, middle * fine), ((left + 30) * fine, middle * fine)];
            match style.dashes {
                None => area.draw(&PathElement::new(ends, style.stroke()))?,
                Some([dash, gap]) => {
                    area.draw(&DashedPathElement::new(ends, dash * FINE, gap * FINE, style.stroke()))?;
                }
            }
            let text_style = font(12).pos(Pos::new(HPos::Left, VPos::Center));
            area.draw(&Text::new(series.name.clone(), ((left + 36) * fine, middle * fine), text_style))?;
        }
        Ok(())
    }
}

/// The colour and the dashes of a line.
#[derive(Clone, Copy)]
struct LineStyle {
    colour: RGBColor,
    dashes: Option<[u32; 2]>,
}

impl LineStyle {
    /// Eighteen different styles, repeated without end. Neighbours differ in both colour and dashes.
    fn all() -> impl Iterator<Item = Self> {
        (0..).map(|position| Self {
            colour: COLOURS[position % COLOURS.len()],
            dashes: DASHES[(position + position / COLOURS.len()) % DASHES.len()],
        })
    }

    fn stroke(self) -> ShapeStyle {
        self.colour.stroke_width(2 * FINE)
    }
}

/// An axis with ticks at given positions; plotters' own `with_key_points` cannot label floats.
struct TickedAxis {
    axis: RangedCoordf64,
    ticks: Vec<f64>,
}

impl TickedAxis {
    fn new(range: Range<f64>, ticks: Vec<f64>) -> Self {
        Self { axis: range.into(), ticks }
    }
}

impl Ranged for TickedAxis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        self.axis.map(value, limit)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        // "Light" points are the minor ticks, which this axis does not have.
        if hint.weight().allow_light_points() { Vec::new() } else { self.ticks.clone() }
    }

    fn range(&self) -> Range<f64> {
        self.axis.range()
    }
}

/// The text style for a font size in CSS pixels.
fn font(pixels: u32) -> TextStyle<'static> {
    // plotters divides the size by 1.24, the usual line height.
    ("system-ui, sans-serif", f64::from(pixels * FINE) * 1.24).into_font().color(&INK)
}

/// The ranges and ticks of both axes.
struct Axes {
    x: Range<f64>,
    /// In axis coordinates, which are values or logarithms; see [`Axes::to_axis`].
    y: Range<f64>,
    /// The ticks of the vertical axis, in axis coordinates.
    y_ticks: Vec<f64>,
    /// A value below all others, for a logarithmic axis.
    floor: Option<f64>,
    /// The number of decimals in the labels of the vertical axis.
    y_decimals: usize,
}

impl Axes {
    fn new(plot: &Plot) -> Self {
        let points = || plot.series.iter().flat_map(|series| &series.points).filter(|(_, y)| y.is_finite());
        let x = range(points().map(|(x, _)| *x));
        let values = range(points().map(|(_, y)| *y));
        match plot.scale {
            AxisScale::Linear => {
                let margin = 0.04 * (values.end - values.start);
                let y = values.start - margin..values.end + margin;
                let y_ticks = round_ticks(&y, 6);
                let step = y_ticks.get(1).map_or(1.0, |second| second - y_ticks[0]);
                let y_decimals = (-(step + 1e-9).log10().floor()).max(0.0) as usize;
                Self { x, y, y_ticks, floor: None, y_decimals }
            }
            AxisScale::LogAboveFloor => {
                // The floor is a multiple of 0.001, so that the labels of the ticks are round numbers.
                let floor = ((values.start - 0.0015) * 1000.0).floor() / 1000.0;
                let thousandths = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0];
                let y = (values.start - floor).ln() - 0.1..(values.end - floor).ln() + 0.1;
                let y_ticks =
                    thousandths.into_iter().map(|above| (above / 1000.0f64).ln()).filter(|tick| y.contains(tick));
                Self { x, y_ticks: y_ticks.collect(), y, floor: Some(floor), y_decimals: 3 }
            }
        }
    }

    /// Converts a value to a coordinate of the vertical axis.
    fn to_axis(&self, value: f64) -> f64 {
        self.floor.map_or(value, |floor| (value - floor).ln())
    }

    /// The label of a coordinate of the vertical axis: its value.
    fn y_label(&self, coordinate: f64) -> String {
        let value = self.floor.map_or(coordinate, |floor| coordinate.exp() + floor);
        format!("{value:.*}", self.y_decimals)
    }
}

/// From the least value to the greatest. The range is never empty.
fn range(values: impl Iterator<Item = f64> + Clone) -> Range<f64> {
    let least = values.clone().fold(f64::INFINITY, f64::min);
    let greatest = values.fold(f64::NEG_INFINITY, f64::max);
    match greatest - least {
        span if span > 0.0 => least..greatest,
        _ if least.is_finite() => least - 0.5..least + 0.5,
        _ => 0.0..1.0,
    }
}

/// About `count` round numbers in a range; their distance is 1, 2 or 5 times a power of ten.
fn round_ticks(range: &Range<f64>, count: usize) -> Vec<f64> {
    let rough = (range.end - range.start) / count as f64;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|step| *step >= rough);
    let step = step.unwrap_or(10.0 * power);
    let first = (range.start / step - 1e-9).ceil() as i64;
    let last = (range.end / step + 1e-9).floor() as i64;
    (first..=last).map(|multiple| multiple as f64 * step).collect()
}

/// The number with up to two decimals, without zeros at the end.
fn short_number(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot(scale: AxisScale) -> Plot {
        let line = |name: &str, scale: f64| Series {
            name: name.to_owned(),
            points: (1..=33).map(|epoch| (f64::from(epoch), 0.0981 + scale / f64::from(epoch))).collect(),
            markers: false,
        };
        Plot {
            x_label: "epoch",
            y_label: "loss",
            scale,
            series: vec![line("a < b", 0.1), line("c", 0.05), line("d", 0.02)],
        }
    }

    fn svg(plot: &Plot) -> String {
        String::from_utf8(plot.svg().unwrap()).unwrap()
    }

    #[test]
    fn the_svg_scales_has_a_legend_and_escapes_its_texts() {
        let svg = svg(&plot(AxisScale::LogAboveFloor));
        assert!(svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>\n"), "{}", &svg[..80]);
        assert!(svg.contains("viewBox=\"0 0 4600 3440\""));
        assert!(svg.contains("a &lt; b") && svg.contains("#0072B2") && svg.contains("epoch"));
        assert_eq!(svg.matches("<svg").count(), 1);
    }

    #[test]
    fn the_ticks_of_a_logarithmic_axis_are_labelled_with_values() {
        let axes = Axes::new(&plot(AxisScale::LogAboveFloor));
        let labels: Vec<String> = axes.y_ticks.iter().map(|tick| axes.y_label(*tick)).collect();
        assert_eq!(labels[..4], ["0.099", "0.102", "0.107", "0.117"]);
        assert!((axes.to_axis(0.12).exp() + 0.097 - 0.12).abs() < 1e-12);
    }

    #[test]
    fn ticks_are_round_and_within_their_range() {
        assert_eq!(round_ticks(&(1.0..100.0), 6), [20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(round_ticks(&(0.0..1.0), 6), [0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0]);
        assert_eq!([20.0, 0.6000000000000001, 0.25].map(short_number), ["20", "0.6", "0.25"]);
    }

    #[test]
    fn a_plot_without_finite_points_can_be_drawn() {
        let mut empty = plot(AxisScale::Linear);
        empty.series.iter_mut().for_each(|series| series.points = vec![(0.0, f64::INFINITY)]);
        assert!(svg(&empty).contains("</svg>"));
        empty.series.clear();
        assert!(svg(&empty).contains("</svg>"));
    }

    #[test]
    fn eighteen_lines_have_different_styles() {
        let styles: Vec<_> =
            LineStyle::all().take(18).map(|style| (style.colour.0, style.colour.1, style.dashes)).collect();
        assert!((0..18).all(|position| !styles[..position].contains(&styles[position])));
    }
}
