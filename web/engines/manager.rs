//! Keeps the engine workers in line with the state.
//!
//! The manager decides nothing. After each change of the state the page calls [`EngineManager::sync`]. It compares the
//! state with the workers that run, starts workers, and sends each worker one request at a time: a network to load, or
//! an inference. A response becomes an action. The action changes the state, which causes the next `sync`. So the next
//! request is always for the newest picture.

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
use yew::prelude::*;

use super::files::ModelFiles;
use super::handle::{EngineHandle, MessageEffect};
use crate::browser::worker::Message;
use crate::store::Store;

/// Creates the [`EngineManager`], passes each new state to it, and stops it when the page is unmounted.
#[hook]
pub fn use_engines(state: &UseReducerHandle<Store>, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    let manager = use_memo((), |()| EngineManager::new(dispatch));
    let stopped = manager.clone();
    use_effect_with((), move |()| move || stopped.stop());
    let state = state.clone();
    // Runs after every render; the manager itself finds out what changed.
    use_effect(move || manager.sync(&state));
}

/// The workers and the network files that they need. Clones share them.
#[derive(Clone)]
pub struct EngineManager {
    dispatch: Callback<Action>,
    inner: Rc<RefCell<Inner>>,
}

#[derive(Default)]
struct Inner {
    handles: HashMap<Backend, EngineHandle>,
    files: HashMap<ModelId, Files>,
}

enum Files {
    Coming,
    /// The files are suspect once the CPU engine has failed with them: they may be incomplete or of another version.
    /// A retry fetches them again. Until then the GPU engine may still try them.
    Here {
        files: Rc<ModelFiles>,
        are_suspect: bool,
    },
    Failed,
}

impl Files {
    fn mark_suspect(&mut self) {
        if let Self::Here { are_suspect, .. } = self {
            *are_suspect = true;
        }
    }
}

impl EngineManager {
    /// Creates a manager without workers. `dispatch` receives the actions that their messages become.
    pub fn new(dispatch: Callback<Action>) -> Self {
        Self { dispatch, inner: Rc::default() }
    }

    /// Ends every worker.
    pub fn stop(&self) {
        self.inner.borrow_mut().handles.clear();
    }

    /// Starts the workers and sends the requests that the state asks for.
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
            let result = self.send_next(backend, state, state.answering() == Some(backend));
            if let Err(failure) = result {
                self.fail(backend, failure.into());
            }
        }
    }

    fn start(&self, backend: Backend) {
        if self.inner.borrow().handles.contains_key(&backend) {
            return;
        }
        let manager = self.clone();
        let started = EngineHandle::start(backend, move |message| manager.on_message(backend, message));
        let event = match started {
            Ok(handle) => {
                self.inner.borrow_mut().handles.insert(backend, handle);
                EngineEvent::Started
            }
            Err(failure) => EngineEvent::Failed(failure.into()),
        };
        self.dispatch.emit(Action::Engine(backend, event));
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
        let manager = self.clone();
        spawn_local(async move {
            let (files, result) = match ModelFiles::fetch(model).await {
                Ok(files) => (Files::Here { files: Rc::new(files), are_suspect: false }, Ok(())),
                Err(error) => (Files::Failed, Err(FilesError::Fetch(error))),
            };
            manager.inner.borrow_mut().files.insert(model, files);
            manager.dispatch.emit(Action::Files(model, result));
        });
    }

    /// Gives an engine the next thing to do, if it waits for one: the newest picture, if it is the one that answers;
    /// then a network that it lacks; then the other requests.
    fn send_next(&self, backend: Backend, state: &State, is_active: bool) -> Result<(), WorkerFailure> {
        let mut inner = self.inner.borrow_mut();
        let Inner { handles, files } = &mut *inner;
        let Some(handle) = handles.get_mut(&backend).filter(|handle| handle.is_idle()) else {
            return Ok(());
        };
        let manager = self.clone();
        let on_timeout = move |failure: WorkerFailure| manager.fail(backend, failure.into());
        let request = if is_active { state.next_request(backend) } else { None };
        if request.as_ref().is_none_or(|request| request.kind != RequestKind::Picture) {
            for model in state.models().filter(|model| handle.lacks(*model)) {
                if let Some(request) = load(model, backend, files, state) {
                    return handle.load(model, &request, on_timeout);
                }
            }
        }
        let dispatch = self.dispatch.clone();
        let on_late = move || dispatch.emit(Action::Engine(backend, EngineEvent::Late));
        request.map_or(Ok(()), |request| handle.infer(request, on_late, on_timeout))
    }

    fn on_message(&self, backend: Backend, message: Message<Response>) {
        // The borrow ends before the action is dispatched, because an action may cause the next `sync` at once.
        let effect = match self.inner.borrow_mut().handles.get_mut(&backend) {
            Some(handle) => handle.on_message(message),
            None => return,
        };
        match effect {
            MessageEffect::Action(action) => self.dispatch.emit(action),
            MessageEffect::None => {}
            MessageEffect::FilesRejected(model, error) => {
                self.inner.borrow_mut().files.insert(model, Files::Failed);
                self.dispatch.emit(Action::Files(model, Err(FilesError::Engine(error))));
            }
            MessageEffect::EngineFailed(failure) => self.fail(backend, failure),
        }
    }

    fn fail(&self, backend: Backend, failure: EngineFailure) {
        let handle = {
            let mut inner = self.inner.borrow_mut();
            if backend == Backend::Cpu {
                inner.files.values_mut().for_each(Files::mark_suspect);
            }
            inner.handles.remove(&backend)
        };
        let loading = handle.as_ref().and_then(EngineHandle::loading);
        // Terminates the worker, outside the borrow.
        drop(handle);
        // A custom network that made an engine fail is not sent to the next one.
        if let Some(model) = loading.filter(|model| model.is_custom()) {
            self.dispatch.emit(Action::Engine(backend, EngineEvent::Refused { model, failure: failure.clone() }));
        }
        self.dispatch.emit(Action::Engine(backend, EngineEvent::Failed(failure)));
    }
}

/// The request that gives a network to an engine, once there are files for it. Those of a custom network are in the state.
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
