//! The view into the network: a layer's feature maps, the latent with the user's edits, and the morph, an interpolation
//! from one latent to another.

pub mod cell_drag;
pub mod diagram;
pub mod latent_keys;
pub mod mosaic;
pub mod scale;
pub mod view;

use std::rc::Rc;

use afterimage_imaging::Image;

/// The largest value that the user can give to a cell of the latent, unless the network itself gives it a larger one. In
/// every network, the latents of the sample digits stay below it.
pub const MAX_CELL_VALUE: f32 = 6.0;
/// The largest amount that an edit can subtract from a cell. No network gives a cell so large a value.
const MAX_DECREASE: f32 = 100.0;
/// How long the animation takes from one end to the other, in milliseconds.
const MORPH_MS: f32 = 2_500.0;
/// How long the animation pauses at each end, in milliseconds.
const PAUSE_MS: f32 = 600.0;
/// The longest step of the animation, in milliseconds. When a hidden tab is shown again, minutes have passed.
const MAX_STEP_MS: f32 = 100.0;

/// The picture to which the morph leads.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum MorphTarget {
    /// None is selected.
    #[default]
    None,
    /// The sample digit with this index.
    Sample(usize),
    /// A drawing that the user kept.
    Kept(Rc<Image>),
}

/// An interpolation from the present picture's latent to the target's latent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Morph {
    /// The picture to which the morph leads.
    pub target: MorphTarget,
    /// The interpolation parameter, 0 to 1: at 0 the present picture's latent, at 1 the target's.
    pub t: f32,
    /// Whether it is animated forwards and backwards.
    pub is_playing: bool,
    is_returning: bool,
    /// The rest of the pause at the end that was reached, in milliseconds.
    pause_ms: f32,
}

/// The state of the inspector.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspector {
    /// Whether the section is in view. Otherwise nothing is computed for it.
    pub is_visible: bool,
    /// The index of the layer whose feature maps are shown; none if they are hidden.
    pub layer: Option<usize>,
    /// The index of the selected cell in the latent `[channels, height, width]`, flattened.
    pub cell: Option<usize>,
    /// What the user added to each cell of the latent; empty if nothing was edited.
    offsets: Vec<f32>,
    /// The interpolation to another latent.
    pub morph: Morph,
}

impl Default for Inspector {
    fn default() -> Self {
        Self { is_visible: false, layer: Some(0), cell: None, offsets: Vec::new(), morph: Morph::default() }
    }
}

/// What the user does with the inspector.
#[derive(Clone, Debug, PartialEq)]
pub enum InspectorAction {
    /// The section came into view, or left it.
    SetVisible(bool),
    /// Shows the feature maps of the layer with this index, or hides them.
    ShowLayer(Option<usize>),
    /// Selects the cell with this index.
    SelectCell(usize),
    /// Sets the value of the selected cell.
    SetCell {
        /// The new value.
        value: f32,
        /// The latent without edits.
        base: Rc<[f32]>,
    },
    /// Removes every edit of the latent.
    ResetLatent,
    /// Selects the picture to which the morph leads.
    SetMorphTarget(MorphTarget),
    /// Sets the interpolation parameter `t`, 0 to 1, and stops the animation.
    SetMorphT(f32),
    /// Starts or stops the animation.
    PlayMorph(bool),
    /// Advances the animation by this many milliseconds.
    AdvanceMorph(f32),
}

/// The largest value that the user can give to a cell whose value without edits is `base`.
pub fn max_cell_value(base: f32) -> f32 {
    MAX_CELL_VALUE.max(base)
}

impl Inspector {
    /// Applies an action. Values are clamped to their range, and NaN is ignored.
    pub fn apply(&mut self, action: InspectorAction) {
        match action {
            InspectorAction::SetVisible(is_visible) => self.is_visible = is_visible,
            InspectorAction::ShowLayer(layer) => self.layer = layer,
            InspectorAction::SelectCell(cell) => self.cell = Some(cell),
            InspectorAction::SetCell { value, base } => self.set_cell(value, &base),
            InspectorAction::ResetLatent => self.offsets.clear(),
            InspectorAction::SetMorphTarget(target) => self.morph.set_target(target),
            InspectorAction::SetMorphT(t) if t.is_nan() => {}
            InspectorAction::SetMorphT(t) => {
                self.morph.t = t.clamp(0.0, 1.0);
                self.morph.is_playing = false;
            }
            InspectorAction::PlayMorph(is_playing) => self.morph.play(is_playing),
            InspectorAction::AdvanceMorph(millis) => self.morph.advance(millis),
        }
    }

    /// What the user added to each cell of the latent; empty if nothing was edited.
    pub fn offsets(&self) -> &[f32] {
        &self.offsets
    }

    /// Restores saved edits. Values are clamped to what the user could have added, and NaN adds nothing.
    pub fn set_offsets(&mut self, offsets: Vec<f32>) {
        let clamped = |offset: f32| if offset.is_nan() { 0.0 } else { offset.clamp(-MAX_DECREASE, MAX_CELL_VALUE) };
        self.offsets = offsets.into_iter().map(clamped).collect();
    }

    /// Whether the latent has an edit.
    pub fn is_edited(&self) -> bool {
        self.offsets.iter().any(|offset| *offset != 0.0)
    }

    /// The indices of the edited cells.
    pub fn edited_cells(&self) -> Vec<usize> {
        self.offsets.iter().enumerate().filter(|(_, offset)| **offset != 0.0).map(|(cell, _)| cell).collect()
    }

    /// The latent between `live`, the present picture's, and `target`, without edits. It is `live` as long as the target's
    /// latent is not known or has another size.
    pub fn interpolated(&self, live: &Rc<[f32]>, target: Option<&[f32]>) -> Rc<[f32]> {
        match target {
            Some(target) if self.morph.t > 0.0 && target.len() == live.len() => {
                let t = self.morph.t;
                live.iter().zip(target).map(|(from, to)| (1.0 - t) * from + t * to).collect()
            }
            _ => Rc::clone(live),
        }
    }

    /// A latent with the edits added. They stay while the picture changes. No cell falls below 0, because the latent
    /// follows a ReLU.
    pub fn edited(&self, base: &Rc<[f32]>) -> Rc<[f32]> {
        if !self.is_edited() || self.offsets.len() != base.len() {
            return Rc::clone(base);
        }
        base.iter().zip(&self.offsets).map(|(value, offset)| (value + offset).max(0.0)).collect()
    }

    /// Takes over another page's inspector, except whether it is in view.
    pub fn restore(&mut self, other: &Self) {
        *self = Self { is_visible: self.is_visible, ..other.clone() };
    }

    /// Removes the edits and the selection, because another network's latent may have another shape.
    pub fn change_network(&mut self) {
        self.offsets.clear();
        self.cell = None;
    }

    fn set_cell(&mut self, value: f32, base: &[f32]) {
        let Some(cell) = self.cell else { return };
        if let (Some(old), false) = (base.get(cell), value.is_nan()) {
            if self.offsets.len() != base.len() {
                self.offsets = vec![0.0; base.len()];
            }
            self.offsets[cell] = value.clamp(0.0, max_cell_value(*old)) - old;
        }
    }
}

impl Morph {
    fn set_target(&mut self, target: MorphTarget) {
        self.target = target;
        if self.target == MorphTarget::None {
            *self = Self::default();
        } else if self.t == 0.0 {
            // So the user sees the morph at once.
            self.t = 0.5;
        }
    }

    fn play(&mut self, is_playing: bool) {
        self.is_playing = is_playing && self.target != MorphTarget::None;
        self.pause_ms = 0.0;
        // From an end it can only move to the other one.
        if self.t <= 0.0 || self.t >= 1.0 {
            self.is_returning = self.t >= 1.0;
        }
    }

    fn advance(&mut self, millis: f32) {
        if !self.is_playing || millis.is_nan() {
            return;
        }
        let millis = millis.clamp(0.0, MAX_STEP_MS);
        if self.pause_ms > 0.0 {
            self.pause_ms = (self.pause_ms - millis).max(0.0);
            return;
        }
        let step = millis / MORPH_MS;
        self.t = if self.is_returning { self.t - step } else { self.t + step };
        if !(0.0 < self.t && self.t < 1.0) {
            self.t = self.t.clamp(0.0, 1.0);
            self.is_returning = self.t == 1.0;
            self.pause_ms = PAUSE_MS;
        }
    }
}

#[cfg(test)]
mod tests;
