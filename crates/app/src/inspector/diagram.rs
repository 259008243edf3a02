//! The diagram of the network, drawn to scale. Each layer is a block: its height is the height of the layer's maps, its
//! width the number of maps.

use afterimage_protocol::Layer;

/// What a layer does. The number counts the layers of the same kind, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayerKind {
    /// The picture itself, before the first layer.
    Input,
    /// Convolution 3×3 and ReLU.
    Convolution(usize),
    /// Max-pool 2.
    Pool(usize),
    /// The max-pool that makes the latent.
    Latent,
    /// Resize to the next larger size.
    Resize(usize),
    /// A transposed convolution and ReLU, which enlarges by itself.
    Transposed(usize),
    /// Convolution 3×3 to logits.
    Head,
}

/// The part of the network to which a layer belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkPart {
    /// Before the latent.
    Encoder,
    /// The latent itself.
    Latent,
    /// After the latent.
    Decoder,
}

/// A block of the diagram. The blocks are in columns of equal width, from left to right, each in the centre of its column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DiagramBlock {
    /// The index of its layer; none for the input.
    pub layer: Option<usize>,
    /// What the layer does.
    pub kind: LayerKind,
    /// The part of the network.
    pub part: NetworkPart,
    /// The shape of its output, `[channels, height, width]`.
    pub shape: [usize; 3],
    /// Its number of channels, as a fraction of the largest number: above 0, at most 1.
    pub width: f32,
    /// The height of its maps, as a fraction of the largest height: above 0, at most 1.
    pub height: f32,
}

/// The blocks of a network, the input first. Empty if there are no layers.
pub fn blocks(layers: &[Layer]) -> Vec<DiagramBlock> {
    let Some(last) = layers.last() else { return Vec::new() };
    // The input has the shape of the output.
    let shapes = std::iter::once(last.shape).chain(layers.iter().map(|layer| layer.shape));
    let max = |axis: usize| shapes.clone().map(|shape| shape[axis]).max().unwrap_or_default().max(1) as f32;
    let (max_channels, max_height) = (max(0), max(1));
    let latent = latent_index(layers);
    let places = std::iter::once(None).chain((0..layers.len()).map(Some));
    let kinds = std::iter::once(LayerKind::Input).chain(layer_kinds(layers));
    let block = |((layer, kind), shape): ((Option<usize>, LayerKind), [usize; 3])| DiagramBlock {
        layer,
        kind,
        part: match (layer, latent) {
            (Some(layer), Some(latent)) if layer == latent => NetworkPart::Latent,
            (Some(layer), Some(latent)) if layer > latent => NetworkPart::Decoder,
            _ => NetworkPart::Encoder,
        },
        shape,
        width: shape[0].max(1) as f32 / max_channels,
        height: shape[1].max(1) as f32 / max_height,
    };
    places.zip(kinds).zip(shapes.clone()).map(block).collect()
}

/// The index of the layer that makes the latent: the last max-pool.
pub fn latent_index(layers: &[Layer]) -> Option<usize> {
    layers.iter().rposition(|layer| stem(layer) == "pool")
}

/// The kind of each layer.
pub fn layer_kinds(layers: &[Layer]) -> Vec<LayerKind> {
    let latent = latent_index(layers);
    let is_resizing = layers.iter().any(|layer| stem(layer) == "resize");
    let [mut convolutions, mut pools, mut resizes, mut transposed] = [0; 4];
    let kind = |(place, layer): (usize, &Layer)| match stem(layer) {
        "pool" if Some(place) == latent => LayerKind::Latent,
        "pool" => LayerKind::Pool(next(&mut pools)),
        "resize" => LayerKind::Resize(next(&mut resizes)),
        "decoder" if !is_resizing => LayerKind::Transposed(next(&mut transposed)),
        "encoder" | "decoder" => LayerKind::Convolution(next(&mut convolutions)),
        _ => LayerKind::Head,
    };
    layers.iter().enumerate().map(kind).collect()
}

fn next(count: &mut usize) -> usize {
    *count += 1;
    *count
}

/// The name without its number: `encoder` of `encoder.0`.
fn stem(layer: &Layer) -> &str {
    layer.name.split('.').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The layers of a 28×28 network with these channels in its encoder.
    fn layers([one, two, three]: [usize; 3], resizes: bool) -> Vec<Layer> {
        let mut layers = Vec::new();
        let mut add = |name: String, channels, side| layers.push(Layer { name, shape: [channels, side, side] });
        for (level, (channels, side)) in [(one, 28), (two, 14), (three, 7)].into_iter().enumerate() {
            add(format!("encoder.{level}"), channels, side);
            add(format!("pool.{level}"), channels, usize::div_ceil(side, 2));
        }
        for (level, (channels, input, side)) in
            [(three, three, 7), (two, three, 14), (one, two, 28)].into_iter().enumerate()
        {
            if resizes {
                add(format!("resize.{level}"), input, side);
            }
            add(format!("decoder.{level}"), channels, side);
        }
        add("head".into(), 1, 28);
        layers
    }

    #[test]
    fn blocks_are_to_scale() {
        for channels in [[32, 32, 16], [16, 8, 8]] {
            let blocks = blocks(&layers(channels, true));
            assert_eq!(blocks.len(), 14);
            for block in &blocks {
                assert!((block.height - block.shape[1] as f32 / 28.0).abs() < 1e-6);
                assert!((block.width - block.shape[0] as f32 / channels[0] as f32).abs() < 1e-6);
                assert!(block.height > 0.0 && block.height <= 1.0 && block.width > 0.0 && block.width <= 1.0);
            }
            let latent = blocks.iter().find(|block| block.part == NetworkPart::Latent).unwrap();
            assert_eq!((latent.height, latent.shape), (1.0 / 7.0, [channels[2], 4, 4]));
        }
    }

    #[test]
    fn the_decoder_mirrors_the_encoder() {
        let blocks = blocks(&layers([32, 32, 16], true));
        let heights: Vec<f32> = blocks.iter().map(|block| block.height).collect();
        let latent = blocks.iter().position(|block| block.part == NetworkPart::Latent).unwrap();
        let before: Vec<f32> = heights[..latent].iter().rev().copied().collect();
        assert_eq!(before, heights[latent + 1..=2 * latent]);
    }

    #[test]
    fn the_input_comes_first_and_each_layer_has_its_block() {
        let blocks = blocks(&layers([32, 32, 16], true));
        assert_eq!((blocks[0].layer, blocks[0].kind, blocks[0].shape), (None, LayerKind::Input, [1, 28, 28]));
        let places: Vec<usize> = blocks.iter().filter_map(|block| block.layer).collect();
        assert_eq!(places, (0..13).collect::<Vec<_>>());
        let parts = |part| blocks.iter().filter(|block| block.part == part).count();
        assert_eq!([NetworkPart::Encoder, NetworkPart::Latent, NetworkPart::Decoder].map(parts), [6, 1, 7]);
    }

    #[test]
    fn layers_are_counted_by_kind() {
        use LayerKind::{Convolution, Head, Latent, Pool, Resize, Transposed};
        let encoder = [Convolution(1), Pool(1), Convolution(2), Pool(2), Convolution(3), Latent];
        let all = layer_kinds(&layers([32, 32, 16], true));
        assert_eq!(all[..6], encoder);
        let decoder = [Resize(1), Convolution(4), Resize(2), Convolution(5), Resize(3), Convolution(6), Head];
        assert_eq!(all[6..], decoder);
        let all = layer_kinds(&layers([32, 32, 16], false));
        assert_eq!(all[..6], encoder);
        assert_eq!(all[6..], [Transposed(1), Transposed(2), Transposed(3), Head]);
    }

    #[test]
    fn networks_of_no_layers_or_an_unknown_layer_have_blocks() {
        assert!(blocks(&[]).is_empty());
        assert_eq!(latent_index(&[]), None);
        let odd = [Layer { name: String::new(), shape: [0, 0, 0] }];
        assert!(blocks(&odd).iter().all(|block| block.width == 1.0 && block.height == 1.0));
    }
}
