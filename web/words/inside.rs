//! Words beside the inside of the network.

use crate::mosaic::Place;
use crate::pyramid::Kind;

/// Heading of the network drawn to scale.
pub const NETWORK: &str = "The network";
/// Name of its slabs.
pub const LAYERS: &str = "Layers, from input to output";
/// Under it.
pub const LAYERS_HINT: &str = "Its layers, to scale";
/// Under the layers before the latent.
pub const ENCODER: &str = "Encoder";
/// Under the layers behind it.
pub const DECODER: &str = "Decoder";

/// Heading of the section.
pub const INSIDE: &str = "Inside the network";
/// In place of feature maps while no layer is chosen.
pub const MAPS_HIDDEN: &str = "Choose a layer to see what it makes of the picture.";
/// Button: the layer before.
pub const PREVIOUS: &str = "Previous";
/// Button: the layer behind.
pub const NEXT: &str = "Next";
/// Button: no layer.
pub const HIDE: &str = "Hide";
/// What the colours of the feature maps mean.
pub const STRENGTH: &str = "Bright is a strong response, black is none.";
/// What the colours of the logits mean.
pub const SIGNED: &str = "Orange becomes white, blue becomes black; the brighter, the surer.";

/// Heading of the latent.
pub const LATENT: &str = "The latent";
/// What it is for.
pub const LATENT_HINT: &str = "Each number steers part of the picture. Drag one up or down and see what it draws.";
/// Slider, while no number is selected.
pub const NO_CELL: &str = "Select a number";
/// Button: takes back every edit.
pub const RESET: &str = "Reset";
/// Name of the canvas with what the latent decodes to, and the words under it.
pub const DECODED: &str = "Decoded latent";

/// Heading of the way to another digit.
pub const MORPH: &str = "Morph into another digit";
/// How to begin.
pub const MORPH_HINT: &str = "Pick a digit, or keep this drawing and then draw another one.";
/// While the drawing is its own target.
pub const MORPH_KEPT: &str = "Kept. Now draw another digit, and walk from it to this one.";
/// While there is a way.
pub const MORPH_WAY: &str = "Each step mixes the numbers of both, and the decoder draws the mixture.";
/// Name of the digits' group.
pub const TARGETS: &str = "Digit to morph into";
/// Button: the drawing as the other end.
pub const KEEP: &str = "Keep this drawing";
/// Slider.
pub const SHARE: &str = "Morph";
/// Name of the picture at the near end.
pub const FROM: &str = "From";
/// Name of the picture at the far end.
pub const TO: &str = "To";
/// Button: walks to and fro.
pub const PLAY: &str = "Play";
/// Button: stands still.
pub const STOP: &str = "Stop";

/// In place of what is not there yet, or will not be without help.
pub const fn waiting(has_failed: bool) -> &'static str {
    if has_failed { "No network is running" } else { "The network is on its way" }
}

/// A layer's name.
pub fn layer(kind: Kind) -> String {
    match kind {
        Kind::Input => "Input".to_owned(),
        Kind::Convolution(number) => format!("Convolution {number}"),
        Kind::Pool(number) => format!("Max-pool {number}"),
        Kind::Latent => "Latent".to_owned(),
        Kind::Resize(number) => format!("Enlargement {number}"),
        Kind::Transposed(number) => format!("Transposed convolution {number}"),
        Kind::Head => "Output".to_owned(),
    }
}

/// What a layer does.
pub const fn deed(kind: Kind) -> &'static str {
    match kind {
        Kind::Input => "The picture as the network sees it.",
        Kind::Convolution(_) => "A 3 × 3 convolution and ReLU: each map responds to one small pattern.",
        Kind::Pool(_) => "A max-pool: the strongest of each 2 × 2 stays.",
        Kind::Latent => "The last max-pool: these numbers are all that the decoder is given.",
        Kind::Resize(_) => "Enlarged to the nearest neighbours: each value is repeated.",
        Kind::Transposed(_) => "A transposed convolution and ReLU: it enlarges and convolves in one step.",
        Kind::Head => "A 3 × 3 convolution to one map, from which the picture is made.",
    }
}

/// What a layer makes: `[channels, height, width]`.
pub fn maps([channels, height, width]: [usize; 3]) -> String {
    let maps = if channels == 1 { "map" } else { "maps" };
    format!("{channels} {maps} of {height} × {width}")
}

/// Name of a layer's button.
pub fn layer_of(kind: Kind, shape: [usize; 3]) -> String {
    format!("{}: {}", layer(kind), maps(shape))
}

/// Name of the canvas with a layer's feature maps.
pub fn feature_maps(kind: Kind) -> String {
    format!("Feature maps of {}", layer(kind))
}

/// Under the latent's slab: `[channels, height, width]`.
pub fn size([channels, height, width]: [usize; 3]) -> String {
    format!("{height} × {width} × {channels}")
}

/// Name of the latent's canvas.
pub fn numbers(count: usize) -> String {
    format!("The {count} numbers")
}

/// Name of one number's slider; counted from 1, as people do.
pub fn cell(Place { map, row, column }: Place) -> String {
    format!("Map {}, row {}, column {}", map + 1, row + 1, column + 1)
}

/// One number, read out when a key selects or changes it.
pub fn cell_value(place: Place, value: f32) -> String {
    format!("{}: {value:.2}", cell(place))
}

/// Name of a target's button; the first ten samples are the ten digits.
pub fn target(digit: usize) -> String {
    format!("Morph into {digit}")
}

/// How far the way was walked, from 0 to 1.
pub fn share(value: f32) -> String {
    format!("{:.0} %", value * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_named_with_what_they_make() {
        assert_eq!(layer_of(Kind::Convolution(1), [32, 28, 28]), "Convolution 1: 32 maps of 28 × 28");
        assert_eq!(layer_of(Kind::Head, [1, 28, 28]), "Output: 1 map of 28 × 28");
        assert_eq!(size([16, 4, 4]), "4 × 4 × 16");
    }

    #[test]
    fn numbers_are_counted_from_one() {
        assert_eq!(cell(Place { map: 2, row: 1, column: 0 }), "Map 3, row 2, column 1");
        assert_eq!(cell_value(Place { map: 0, row: 0, column: 3 }, 1.256), "Map 1, row 1, column 4: 1.26");
        assert_eq!(share(0.5), "50 %");
    }
}
