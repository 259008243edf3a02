//! What is looked at inside of the network: a layer's feature maps, the latent and its edits, and the way from one
//! latent to another.

pub mod cell_drag;
pub mod diagram;
pub mod latent_keys;
pub mod mosaic;
pub mod scale;
pub mod view;

use std::rc::Rc;

use afterimage_imaging::Image;

/// The largest value that a latent's cell can be given, unless the network itself gives it a larger one. The latents of
/// the sample digits stay below it in every network.
pub const MAX_CELL_VALUE: f32 = 6.0;
/// More than a network gives to any cell, so more than an edit can take from one.
const MAX_DECREASE: f32 = 100.0;
/// How long the way there takes, in milliseconds; the way back takes as long.
const MORPH_MS: f32 = 2_500.0;
/// How long either end is shown before it is left again, in milliseconds.
const PAUSE_MS: f32 = 600.0;
/// The longest step, in milliseconds: a tab that was hidden comes back with minutes.
const MAX_STEP_MS: f32 = 100.0;

/// Where a way through the latent space leads.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum MorphTarget {
    /// Nowhere yet.
    #[default]
    None,
    /// To a sample digit, by its place among the samples.
    Sample(usize),
    /// To a drawing that was kept.
    Kept(Rc<Image>),
}

/// The way from the present picture's latent to another's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Morph {
    /// Where it leads.
    pub target: MorphTarget,
    /// How much of it is behind us: 0 to 1.
    pub t: f32,
    /// Whether it is walked to and fro by itself.
    pub is_playing: bool,
    is_returning: bool,
    /// How much longer the end that was reached is shown, in milliseconds.
    pause_ms: f32,
}

/// What is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspector {
    /// Whether a person can see it; what nobody sees is not computed.
    pub is_visible: bool,
    /// The layer whose feature maps are shown, by its place in the network; at first the first one.
    pub layer: Option<usize>,
    /// The latent's cell that was touched last, by its place in `[channels, height, width]`, flattened.
    pub cell: Option<usize>,
    /// What was added to each cell of the latent; as many as it has, or none where nothing was added.
    offsets: Vec<f32>,
    /// The way to another latent.
    pub morph: Morph,
}

impl Default for Inspector {
    fn default() -> Self {
        Self { is_visible: false, layer: Some(0), cell: None, offsets: Vec::new(), morph: Morph::default() }
    }
}

/// What a person does there.
#[derive(Clone, Debug, PartialEq)]
pub enum InspectorAction {
    /// It came into view, or left it.
    SetVisible(bool),
    /// Shows a layer's feature maps, or none.
    ShowLayer(Option<usize>),
    /// Takes hold of a cell of the latent.
    SelectCell(usize),
    /// Gives the selected cell this value; the latent as it is without edits goes with it.
    SetCell {
        /// The value wanted.
        value: f32,
        /// The latent without edits.
        base: Rc<[f32]>,
    },
    /// Takes back every edit of the latent.
    ResetLatent,
    /// Chooses where the way leads.
    SetMorphTarget(MorphTarget),
    /// Walks so far.
    SetMorphT(f32),
    /// Walks by itself, or stops.
    PlayMorph(bool),
    /// So many milliseconds have passed.
    AdvanceMorph(f32),
}

/// The largest value that a cell can be given which has the value `base` without edits.
pub fn max_cell_value(base: f32) -> f32 {
    MAX_CELL_VALUE.max(base)
}

impl Inspector {
    /// Takes an action. Wild values are clamped, and NaN is ignored.
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

    /// What was added to each cell of the latent; as many as it has, or none where nothing was added.
    pub fn offsets(&self) -> &[f32] {
        &self.offsets
    }

    /// Brings edits back. Wild values are clamped to what a hand could have added, and NaN adds nothing.
    pub fn set_offsets(&mut self, offsets: Vec<f32>) {
        let sane = |offset: f32| if offset.is_nan() { 0.0 } else { offset.clamp(-MAX_DECREASE, MAX_CELL_VALUE) };
        self.offsets = offsets.into_iter().map(sane).collect();
    }

    /// Whether any cell of the latent was edited.
    pub fn is_edited(&self) -> bool {
        self.offsets.iter().any(|offset| *offset != 0.0)
    }

    /// The cells that were edited.
    pub fn edited_cells(&self) -> Vec<usize> {
        self.offsets.iter().enumerate().filter(|(_, offset)| **offset != 0.0).map(|(cell, _)| cell).collect()
    }

    /// The latent on the way from `live`, the present picture's, to `target`, without edits. As long as the target's is
    /// not known, or is another network's, there is no way to walk.
    pub fn base(&self, live: &Rc<[f32]>, target: Option<&[f32]>) -> Rc<[f32]> {
        match target {
            Some(target) if self.morph.t > 0.0 && target.len() == live.len() => {
                let t = self.morph.t;
                live.iter().zip(target).map(|(from, to)| (1.0 - t) * from + t * to).collect()
            }
            _ => Rc::clone(live),
        }
    }

    /// A latent with the edits. They stay while the picture changes; no cell falls below 0, as none can behind a ReLU.
    pub fn edited(&self, base: &Rc<[f32]>) -> Rc<[f32]> {
        if !self.is_edited() || self.offsets.len() != base.len() {
            return Rc::clone(base);
        }
        base.iter().zip(&self.offsets).map(|(value, offset)| (value + offset).max(0.0)).collect()
    }

    /// Takes over what another page looks at; whether it is in view is this one's.
    pub fn restore(&mut self, other: &Self) {
        *self = Self { is_visible: self.is_visible, ..other.clone() };
    }

    /// Forgets what belongs to one network alone: another's latent may have another shape.
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
            // Something is to be seen of it at once.
            self.t = 0.5;
        }
    }

    fn play(&mut self, is_playing: bool) {
        self.is_playing = is_playing && self.target != MorphTarget::None;
        self.pause_ms = 0.0;
        // From an end there is but one way.
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
