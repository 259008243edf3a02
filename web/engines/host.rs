//! Makes the workers do what the state asks for.
//!
//! The host decides nothing. After each change of the state the page calls [`Host::sync`], which compares what the
//! state asks for with what runs: it starts and ends workers, and gives each of them one thing at a time to do, a
//! network or a question. An answer changes the state, and so brings the next `sync`: that is how the newest picture
//! wins. What the workers say goes back as actions.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use afterimage_app::engines::policy::may_take;
use afterimage_app::engines::{EngineEvent, EngineFailure, FilesError, Phase};
use afterimage_app::failures::WorkerFailure;
use afterimage_app::inference::RequestKind;
use afterimage_app::state::{Action, State};
use afterimage_architecture::ModelId;
use afterimage_protocol::{Backend, Request, Response};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::files::ModelFiles;
use super::slot::{Heard, Slot};
use crate::browser::worker::Message;

/// The workers and the files they need. Clones share them.
#[derive(Clone)]
pub struct Host {
    emit: Callback<Action>,
    inner: Rc<RefCell<Inner>>,
}

#[derive(Default)]
struct Inner {
    slots: HashMap<Backend, Slot>,
    files: HashMap<ModelId, Files>,
}

enum Files {
    Coming,
    /// Suspect once the CPU engine has failed with them: they may be cut or of another version, so another attempt
    /// fetches them again. Until then the GPU engine may still try them.
    Here {
        files: Rc<ModelFiles>,
        are_suspect: bool,
    },
    Failed,
}

impl Files {
    fn suspect(&mut self) {
        if let Self::Here { are_suspect, .. } = self {
            *are_suspect = true;
        }
    }
}

impl Host {
    /// A host without workers; `emit` takes what they say.
    pub fn new(emit: Callback<Action>) -> Self {
        Self { emit, inner: Rc::default() }
    }

    /// Ends every worker.
    pub fn stop(&self) {
        self.inner.borrow_mut().slots.clear();
    }

    /// Brings the workers in line with the state.
    pub fn sync(&self, state: &State) {
        let plan = state.plan();
        for (backend, wanted) in [(Backend::Cpu, true), (Backend::WebGpu, plan.start_gpu)] {
            if wanted && *state.engine(backend).phase() == Phase::Idle {
                self.start(backend);
            }
        }
        for model in state.models().filter(|model| !model.is_custom()) {
            self.fetch(model, state);
        }
        for backend in [Backend::Cpu, Backend::WebGpu] {
            let result = self.serve(backend, state, state.answering() == Some(backend));
            if let Err(failure) = result {
                self.fail(backend, failure.into());
            }
        }
    }

    fn start(&self, backend: Backend) {
        if self.inner.borrow().slots.contains_key(&backend) {
            return;
        }
        let host = self.clone();
        let started = Slot::start(backend, move |message| host.hear(backend, message));
        let event = match started {
            Ok(slot) => {
                self.inner.borrow_mut().slots.insert(backend, slot);
                EngineEvent::Started
            }
            Err(failure) => EngineEvent::Failed(failure.into()),
        };
        self.emit.emit(Action::Engine(backend, event));
    }

    /// Fetches a network's files, once; again only after the failure was cleared from the state.
    fn fetch(&self, model: ModelId, state: &State) {
        let is_missing = match self.inner.borrow().files.get(&model) {
            None => true,
            Some(Files::Failed) => state.missing(model).is_none(),
            Some(Files::Here { are_suspect, .. }) => *are_suspect && state.cpu.failure().is_none(),
            Some(Files::Coming) => false,
        };
        if !is_missing {
            return;
        }
        self.inner.borrow_mut().files.insert(model, Files::Coming);
        let host = self.clone();
        spawn_local(async move {
            let (files, result) = match ModelFiles::fetch(model).await {
                Ok(files) => (Files::Here { files: Rc::new(files), are_suspect: false }, Ok(())),
                Err(error) => (Files::Failed, Err(FilesError::Fetch(error))),
            };
            host.inner.borrow_mut().files.insert(model, files);
            host.emit.emit(Action::Files(model, result));
        });
    }

    /// Gives an engine the next thing to do, if it waits for one: the newest picture, if it is the one that answers;
    /// then a network that it lacks; then the other questions.
    fn serve(&self, backend: Backend, state: &State, is_active: bool) -> Result<(), WorkerFailure> {
        let mut inner = self.inner.borrow_mut();
        let Inner { slots, files } = &mut *inner;
        let Some(slot) = slots.get_mut(&backend).filter(|slot| slot.is_idle()) else {
            return Ok(());
        };
        let host = self.clone();
        let late = move |failure: WorkerFailure| host.fail(backend, failure.into());
        let request = if is_active { state.next_request(backend) } else { None };
        if request.as_ref().is_none_or(|request| request.kind != RequestKind::Picture) {
            for model in state.models().filter(|model| slot.lacks(*model)) {
                if let Some(request) = load(model, backend, files, state) {
                    return slot.load(model, &request, late);
                }
            }
        }
        request.map_or(Ok(()), |request| slot.ask(request, late))
    }

    fn hear(&self, backend: Backend, message: Message<Response>) {
        // The slot is let go before anything is emitted: an action may bring the next `sync` at once.
        let heard = match self.inner.borrow_mut().slots.get_mut(&backend) {
            Some(slot) => slot.hear(message),
            None => return,
        };
        match heard {
            Heard::Action(action) => self.emit.emit(action),
            Heard::Nothing => {}
            Heard::Useless(model, error) => {
                self.inner.borrow_mut().files.insert(model, Files::Failed);
                self.emit.emit(Action::Files(model, Err(FilesError::Engine(error))));
            }
            Heard::Broken(failure) => self.fail(backend, failure),
        }
    }

    fn fail(&self, backend: Backend, failure: EngineFailure) {
        let slot = {
            let mut inner = self.inner.borrow_mut();
            if backend == Backend::Cpu {
                inner.files.values_mut().for_each(Files::suspect);
            }
            inner.slots.remove(&backend)
        };
        let loading = slot.as_ref().and_then(Slot::loading);
        // Terminates the worker, outside the borrow.
        drop(slot);
        // A person's file that an engine dies of is not given to the next one.
        if let Some(model) = loading.filter(|model| model.is_custom()) {
            self.emit.emit(Action::Engine(backend, EngineEvent::Refused { model, failure: failure.clone() }));
        }
        self.emit.emit(Action::Engine(backend, EngineEvent::Failed(failure)));
    }
}

/// The request that gives a network to an engine, once there are files for it. A person's own come with the state.
fn load(model: ModelId, backend: Backend, files: &HashMap<ModelId, Files>, state: &State) -> Option<Request> {
    if model.is_custom() {
        let file = state.weights.file(model)?;
        let golden = file.golden.as_deref().unwrap_or_default();
        return may_take(backend, file.golden.is_some(), &state.cpu).then(|| Request::Load {
            model,
            weights: file.bytes.to_vec(),
            golden: golden.to_vec(),
        });
    }
    match files.get(&model)? {
        Files::Here { files, .. } => Some(files.request(model)),
        Files::Coming | Files::Failed => None,
    }
}
