//! What waits for an engine.

use std::collections::VecDeque;

use afterimage_protocol::Request;

/// Every load, but of the questions only the newest ("latest wins"): a person who draws wants to see the last stroke.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    loads: VecDeque<Request>,
    newest: Option<Request>,
}

impl Queue {
    /// Adds a request; a input that still waits is overtaken and dropped.
    pub fn push(&mut self, request: Request) {
        match request {
            Request::Load { .. } => self.loads.push_back(request),
            Request::Infer { .. } => self.newest = Some(request),
        }
    }

    /// The next to do: loads in their order, then the input.
    pub fn pop(&mut self) -> Option<Request> {
        self.loads.pop_front().or_else(|| self.newest.take())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use afterimage_architecture::{ModelId, Upsampling};
    use afterimage_protocol::{Input, Network};

    fn ask(id: u32) -> Request {
        let network = Network::Trained(ModelId::Restore);
        Request::Infer { id, network, input: Input::Restore { pixels: Vec::new() } }
    }

    fn load(model: ModelId) -> Request {
        Request::Load { model, weights: Vec::new(), golden: Vec::new() }
    }

    #[test]
    fn the_latest_question_wins() {
        let mut queue = Queue::default();
        (1..=3).for_each(|id| queue.push(ask(id)));
        assert_eq!(queue.pop(), Some(ask(3)));
        assert_eq!(queue.pop(), None);
    }

    #[test]
    fn the_latest_wins_whatever_and_whomever_it_asks() {
        let mut queue = Queue::default();
        let network = Network::Untrained { upsampling: Upsampling::Bilinear, seed: 7 };
        let decode = Request::Infer { id: 2, network, input: Input::Decode { latent: Vec::new() } };
        queue.push(ask(1));
        queue.push(decode.clone());
        assert_eq!(queue.pop(), Some(decode));
        assert_eq!(queue.pop(), None);
    }

    #[test]
    fn no_load_is_lost_and_loads_come_first() {
        let mut queue = Queue::default();
        queue.push(ask(1));
        ModelId::ALL.into_iter().for_each(|model| queue.push(load(model)));
        queue.push(load(ModelId::Restore));
        for model in ModelId::ALL {
            assert_eq!(queue.pop(), Some(load(model)));
        }
        assert_eq!(queue.pop(), Some(load(ModelId::Restore)));
        assert_eq!(queue.pop(), Some(ask(1)));
        assert_eq!(queue.pop(), None);
    }

    #[test]
    fn a_load_that_comes_later_still_overtakes_the_question() {
        let mut queue = Queue::default();
        queue.push(ask(1));
        queue.push(load(ModelId::Plain));
        assert_eq!(queue.pop(), Some(load(ModelId::Plain)));
        queue.push(ask(2));
        assert_eq!(queue.pop(), Some(ask(2)));
        assert_eq!(queue.pop(), None);
    }
}
