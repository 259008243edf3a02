//! What the page asks the engine that answers. Pure: the host sends, this decides.
//!
//! Each part of the page has a lane of its own, in which only the newest question counts. One question is in flight
//! at a time. The picture that is being drawn comes first; of the others, the one whose answer is oldest, so that
//! none starves while the noise is animated.

use std::rc::Rc;

use afterimage_architecture::Upsampling;
use afterimage_imaging::Image;
use afterimage_protocol::{self as protocol, Backend, Network};

/// A part of the page that asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lane {
    /// The picture being drawn.
    Picture,
    /// The latent as it was edited, or is on its way to another picture's.
    Latent,
    /// The picture at the far end of that way.
    Target,
    /// The feature maps of the chosen layer.
    Layer,
    /// The picture once more, by one of the four decoders.
    Decoder(Upsampling),
}

/// A picture before and after it was spoiled.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What was drawn.
    pub clean: Rc<Image>,
    /// What is left of it, as the network sees it.
    pub corrupted: Rc<Image>,
}

/// What is to be answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Restore it.
    Picture(Picture),
    /// Decode it.
    Latent(Rc<[f32]>),
    /// Show what a layer makes of a picture.
    Layer {
        /// The picture, as the network sees it.
        picture: Rc<Image>,
        /// The layer's place in the network.
        layer: usize,
    },
}

/// A question in its lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Inquiry {
    /// Who asks.
    pub lane: Lane,
    /// Who is to answer.
    pub network: Network,
    /// What.
    pub input: Input,
}

impl Inquiry {
    /// The input of the request to an engine.
    pub fn input(&self) -> protocol::Input {
        match &self.input {
            Input::Picture(picture) => protocol::Input::Restore { pixels: picture.corrupted.pixels().to_vec() },
            Input::Latent(latent) => protocol::Input::Decode { latent: latent.to_vec() },
            Input::Layer { picture, layer } => {
                protocol::Input::FeatureMaps { pixels: picture.pixels().to_vec(), layer: *layer }
            }
        }
    }
}

/// What came back.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A restored picture.
    Restored {
        /// The picture.
        image: Rc<Image>,
        /// The bottleneck's values, `[channels, height, width]`, flattened.
        latent: Rc<[f32]>,
    },
    /// A decoded latent.
    Decoded(Rc<Image>),
    /// A layer's values, `[channels, height, width]`, flattened.
    Layer(Rc<[f32]>),
}

/// A question that was answered, or refused for a reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The question.
    pub inquiry: Inquiry,
    /// Who answered.
    pub backend: Backend,
    /// The answer.
    pub found: Result<Found, String>,
    /// Rises with every answer.
    turn: u64,
}

/// The last answer of each lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    given: Vec<Given>,
    turns: u64,
}

impl Answers {
    /// The last answer of a lane.
    pub fn of(&self, lane: Lane) -> Option<&Given> {
        self.given.iter().find(|given| given.inquiry.lane == lane)
    }

    /// What was found last in a lane, unless it was refused.
    pub fn found(&self, lane: Lane) -> Option<&Found> {
        self.of(lane)?.found.as_ref().ok()
    }

    /// Keeps an answer, in place of the lane's last one.
    pub fn keep(&mut self, backend: Backend, inquiry: Inquiry, found: Result<Found, String>) {
        self.turns += 1;
        self.retain(|given| given.inquiry.lane != inquiry.lane);
        self.given.push(Given { inquiry, backend, found, turn: self.turns });
    }

    /// Drops the last answers that `keep` is false for.
    pub fn retain(&mut self, keep: impl Fn(&Given) -> bool) {
        self.given.retain(keep);
    }

    /// Whether this very question was answered, by any engine.
    pub fn settles(&self, inquiry: &Inquiry) -> bool {
        self.of(inquiry.lane).is_some_and(|given| given.inquiry == *inquiry)
    }

    /// The question to send next to this engine, of these, of which the first is the most urgent.
    pub fn next(&self, backend: Backend, inquiries: Vec<Inquiry>) -> Option<Inquiry> {
        let is_open = |inquiry: &Inquiry| {
            let given = self.of(inquiry.lane);
            given.is_none_or(|given| given.backend != backend || given.inquiry != *inquiry)
        };
        let turn = |inquiry: &Inquiry| match inquiry.lane {
            Lane::Picture => 0,
            lane => self.of(lane).map_or(1, |given| 1 + given.turn),
        };
        inquiries.into_iter().filter(is_open).min_by_key(turn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use afterimage_architecture::ModelId;

    const CPU: Backend = Backend::Cpu;

    fn ask(lane: Lane, value: f32) -> Inquiry {
        Inquiry { lane, network: Network::Trained(ModelId::Restore), input: Input::Latent([value].into()) }
    }

    fn found() -> Result<Found, String> {
        Ok(Found::Layer([].into()))
    }

    #[test]
    fn the_picture_comes_first_and_then_the_oldest_answer() {
        let mut answers = Answers::default();
        let all = |value| [Lane::Layer, Lane::Latent, Lane::Picture].map(|lane| ask(lane, value)).to_vec();
        let mut order = Vec::new();
        // The drawing changes after every second answer, as it does while the noise is animated.
        for round in 0..4 {
            for _ in 0..2 {
                let next = answers.next(CPU, all(round as f32)).unwrap();
                order.push(next.lane);
                answers.keep(CPU, next, found());
            }
        }
        let picture = Lane::Picture;
        assert_eq!(order, [picture, Lane::Layer, picture, Lane::Latent, picture, Lane::Layer, picture, Lane::Latent]);
    }

    #[test]
    fn what_was_answered_or_refused_is_not_asked_again() {
        let mut answers = Answers::default();
        let [one, other] = [ask(Lane::Picture, 1.0), ask(Lane::Latent, 1.0)];
        answers.keep(CPU, one.clone(), Err("no".into()));
        answers.keep(CPU, other.clone(), found());
        assert_eq!(answers.next(CPU, vec![one.clone(), other.clone()]), None);
        assert!(answers.settles(&one));
        assert_eq!(answers.found(Lane::Picture), None);
        // Another engine has not answered it yet.
        assert_eq!(answers.next(Backend::WebGpu, vec![one.clone()]), Some(one));
        let changed = ask(Lane::Latent, 2.0);
        assert_eq!(answers.next(CPU, vec![changed.clone()]), Some(changed));
    }
}
