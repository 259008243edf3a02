//! Texts of the inspector.

use super::{current, fill, texts};
use crate::glossary::prose::Marked;
use crate::inspector::diagram::LayerKind;
use crate::inspector::mosaic::CellPosition;

texts! {
    /// The texts of the inspector.
    Inspector {
        /// Heading of the network drawn to scale.
        network,
        /// Accessible name of its blocks.
        layers,
        /// Under it.
        layers_hint,
        /// Under the layers before the latent.
        encoder,
        /// Under the layers after the latent.
        decoder,

        /// Heading of the section.
        heading,
        /// In place of feature maps while no layer is selected.
        maps_hidden,
        /// Button: the previous layer.
        previous,
        /// Button: the next layer.
        next,
        /// Button: hides the feature maps.
        hide,
        /// What the colours of the feature maps mean.
        strength,
        /// What the colours of the logits mean.
        signed,

        /// Heading of the latent.
        latent,
        /// What it is for.
        latent_hint: Marked,
        /// Label of the slider while no cell is selected.
        no_cell,
        /// Button: removes every edit.
        reset,
        /// Name of the canvas with what the latent decodes to, and the words under it.
        decoded,

        /// Heading of the morph.
        morph,
        /// How to begin.
        morph_hint: Marked,
        /// While the drawing itself is the target.
        morph_kept: Marked,
        /// While there is a target.
        morph_ready: Marked,
        /// Name of the digits' group.
        targets,
        /// Button: makes the present drawing the target.
        keep,
        /// Slider of the morph's `t`.
        morph_slider,
        /// Caption of the picture at t = 0.
        from,
        /// Caption of the picture at t = 1.
        to,
        /// Button: starts the animation.
        play,
        /// Button: stops the animation.
        stop,

        /// In place of a part that is not there yet.
        coming,
        /// In place of a part that could not be loaded.
        stopped,

        /// A layer's name.
        input,
        /// A layer's name: which of its kind.
        convolution,
        /// A layer's name: which of its kind.
        pool,
        /// A layer's name.
        bottleneck,
        /// A layer's name: which of its kind.
        resize,
        /// A layer's name: which of its kind.
        transposed,
        /// A layer's name.
        head,

        /// What a layer does.
        input_description: Marked,
        /// What a layer does.
        convolution_description: Marked,
        /// What a layer does.
        pool_description: Marked,
        /// What a layer does.
        bottleneck_description: Marked,
        /// What a layer does.
        resize_description: Marked,
        /// What a layer does.
        transposed_description: Marked,
        /// What a layer does.
        head_description: Marked,

        /// A layer's output: the number of maps, their height and width.
        maps,
        /// The same, where it is one.
        one_map,
        /// Name of a layer's button: its name, and what it makes.
        layer_of,
        /// Name of the canvas with a layer's feature maps: its name.
        feature_maps_of,
        /// Name of the latent's canvas: how many there are.
        numbers,
        /// Name of one number's slider: map, row and column.
        cell,
        /// One number, read out: its name and its value.
        cell_value,
        /// Name of a target's button: which digit.
        target,
    }
}

/// These texts in the selected language.
pub fn text() -> &'static Inspector {
    &current().inspector
}

/// In place of a part that is not there yet, or could not be loaded.
pub fn waiting(has_failed: bool) -> &'static str {
    if has_failed { text().stopped } else { text().coming }
}

/// A layer's name.
pub fn layer(kind: LayerKind) -> String {
    let text = text();
    match kind {
        LayerKind::Input => text.input.to_owned(),
        LayerKind::Convolution(number) => fill(text.convolution, &[&number]),
        LayerKind::Pool(number) => fill(text.pool, &[&number]),
        LayerKind::Latent => text.bottleneck.to_owned(),
        LayerKind::Resize(number) => fill(text.resize, &[&number]),
        LayerKind::Transposed(number) => fill(text.transposed, &[&number]),
        LayerKind::Head => text.head.to_owned(),
    }
}

/// What a layer does.
pub fn layer_description(kind: LayerKind) -> Marked {
    let text = text();
    match kind {
        LayerKind::Input => text.input_description,
        LayerKind::Convolution(_) => text.convolution_description,
        LayerKind::Pool(_) => text.pool_description,
        LayerKind::Latent => text.bottleneck_description,
        LayerKind::Resize(_) => text.resize_description,
        LayerKind::Transposed(_) => text.transposed_description,
        LayerKind::Head => text.head_description,
    }
}

/// A layer's output: `[channels, height, width]`.
pub fn maps([channels, height, width]: [usize; 3]) -> String {
    let template = if channels == 1 { text().one_map } else { text().maps };
    fill(template, &[&channels, &height, &width])
}

/// Name of a layer's button.
pub fn layer_of(kind: LayerKind, shape: [usize; 3]) -> String {
    fill(text().layer_of, &[&layer(kind), &maps(shape)])
}

/// Name of the canvas with a layer's feature maps.
pub fn feature_maps(kind: LayerKind) -> String {
    fill(text().feature_maps_of, &[&layer(kind)])
}

/// Under the latent's block: `[channels, height, width]`.
pub fn size([channels, height, width]: [usize; 3]) -> String {
    format!("{height} × {width} × {channels}")
}

/// Name of the latent's canvas.
pub fn numbers(count: usize) -> String {
    fill(text().numbers, &[&count])
}

/// Name of a cell's slider. Map, row and column are counted from 1.
pub fn cell(CellPosition { map, row, column }: CellPosition) -> String {
    fill(text().cell, &[&(map + 1), &(row + 1), &(column + 1)])
}

/// A cell and its value, announced when a key selects or changes it.
pub fn cell_value(place: CellPosition, value: f32) -> String {
    fill(text().cell_value, &[&cell(place), &format_args!("{value:.2}")])
}

/// Name of a target's button; the first ten samples are the ten digits.
pub fn target(digit: usize) -> String {
    fill(text().target, &[&digit])
}

/// The morph's `t`, 0 to 1, as percent.
pub fn morph_percent(t: f32) -> String {
    format!("{:.0} %", t * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_named_with_what_they_make() {
        assert_eq!(layer_of(LayerKind::Convolution(1), [32, 28, 28]), "Convolution 1: 32 maps of 28 × 28");
        assert_eq!(layer_of(LayerKind::Head, [1, 28, 28]), "Output: 1 map of 28 × 28");
        assert_eq!(size([16, 4, 4]), "4 × 4 × 16");
    }

    #[test]
    fn numbers_are_counted_from_one() {
        assert_eq!(cell(CellPosition { map: 2, row: 1, column: 0 }), "Map 3, row 2, column 1");
        assert_eq!(cell_value(CellPosition { map: 0, row: 0, column: 3 }, 1.256), "Map 1, row 1, column 4: 1.26");
        assert_eq!(morph_percent(0.5), "50 %");
    }
}
