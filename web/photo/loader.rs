//! Opens and crops the user's own pictures, in a worker that starts with the first file.
//!
//! Like the engine manager it decides nothing: it opens the files that it gets, and after each change of the state it
//! crops the square that the state asks for, one at a time. The worker's responses become actions.
//!
//! The worker answers its requests in order, and gets no request for a square while it opens a file. So a cropped square
//! is always one of the picture that is open in the state.

use std::cell::RefCell;
use std::rc::Rc;

use afterimage_app::eyes::EyesAction;
use afterimage_app::failures::WorkerFailure;
use afterimage_app::photo::{PhotoAction, PhotoFailure, PhotoRefusal};
use afterimage_app::state::{Action, State};
use afterimage_imaging::{EYE_SIDE, Image};
use afterimage_protocol::photo::{CROP_SIDE, Crop, MAX_BYTES, PhotoError, Request, Response, open_header};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::prelude::*;

use crate::browser::time_limit::LimitTimer;
use crate::browser::worker::{Message, ProgramWorker};
use crate::store::Store;

/// The largest picture takes seconds, on a slow machine many; after this long the worker hangs, or the file never comes.
const ANSWER_LIMIT_MS: u32 = 60_000;

// What is cut out is what the network is given.
const _: () = assert!(EYE_SIDE == CROP_SIDE);

/// Creates the [`PhotoLoader`], passes each new state to it, and stops it when the page is unmounted. The returned
/// callback opens a file.
#[hook]
pub fn use_photo_loader(state: &UseReducerHandle<Store>, dispatch: &Callback<Action>) -> Callback<File> {
    let dispatch = dispatch.clone();
    let loader = use_memo((), |()| PhotoLoader::new(&dispatch));
    let stopped = loader.clone();
    use_effect_with((), move |()| move || stopped.stop());
    let (synced, state) = (loader.clone(), state.clone());
    // Runs after every render; the loader itself finds out what changed.
    use_effect(move || synced.sync(&state));
    use_callback((), move |file, ()| loader.open(file))
}

/// The worker and its requests. Clones share them.
#[derive(Clone)]
pub struct PhotoLoader {
    dispatch: Callback<PhotoAction>,
    inner: Rc<RefCell<Inner>>,
}

#[derive(Default)]
struct Inner {
    worker: Option<ProgramWorker>,
    has_booted: bool,
    opening: Option<Opening>,
    /// Counts the files; one that comes after it was given up is known by its number.
    turn: u32,
    /// The file to open after that one: the newest that was given.
    next: Option<File>,
    cropping: Option<Cropping>,
    last_id: u32,
}

/// How far the file is that is being opened.
enum Opening {
    /// It is being read.
    Reading { _limit: LimitTimer },
    /// It is encoded, and waits until the worker has booted.
    Waiting { message: Uint8Array, limit: LimitTimer },
    /// The worker has it.
    Sent { _limit: LimitTimer },
}

/// The square that the worker is cropping.
struct Cropping {
    id: u32,
    crop: Crop,
    _limit: LimitTimer,
}

impl PhotoLoader {
    /// Creates a loader without a worker. `dispatch` receives the actions.
    pub fn new(dispatch: &Callback<Action>) -> Self {
        let dispatch = dispatch.reform(|action| Action::Eyes(EyesAction::Photo(action)));
        Self { dispatch, inner: Rc::default() }
    }

    /// Terminates the worker.
    pub fn stop(&self) {
        // Dropped outside of the borrow.
        let inner = self.inner.take();
        drop(inner);
    }

    /// Opens a file, in place of the one that is open; after the one that is just being opened, if any is.
    pub fn open(&self, file: File) {
        let turn = {
            let mut inner = self.inner.borrow_mut();
            if inner.opening.is_some() {
                inner.next = Some(file);
                return;
            }
            inner.turn = inner.turn.wrapping_add(1);
            let loader = self.clone();
            // A file that lies elsewhere may never come.
            let limit = LimitTimer::start(ANSWER_LIMIT_MS, move || loader.refuse(PhotoRefusal::Unreadable));
            inner.opening = Some(Opening::Reading { _limit: limit });
            inner.turn
        };
        self.dispatch.emit(PhotoAction::Opening);
        // Known before a byte of it is read.
        if file.size() > MAX_BYTES as f64 {
            return self.refuse(PhotoRefusal::Photo(PhotoError::TooBig { bytes: file.size() as usize }));
        }
        let loader = self.clone();
        spawn_local(async move {
            match message(&file).await {
                Ok(message) => loader.on_read(turn, message),
                Err(_) if loader.is_reading(turn) => loader.refuse(PhotoRefusal::Unreadable),
                Err(_) => {}
            }
        });
    }

    /// Crops the square that the state asks for, if the worker has no request in flight.
    pub fn sync(&self, state: &State) {
        if let Some(crop) = state.eyes.next_crop()
            && let Err(failure) = self.try_crop(crop)
        {
            self.fail(failure.into());
        }
    }

    fn try_crop(&self, crop: Crop) -> Result<(), WorkerFailure> {
        let mut inner = self.inner.borrow_mut();
        let is_idle = inner.has_booted && inner.opening.is_none() && inner.cropping.is_none();
        let id = inner.last_id.wrapping_add(1);
        let Some(worker) = inner.worker.as_ref().filter(|_| is_idle) else { return Ok(()) };
        worker.post(&Request::Crop { id, crop })?;
        inner.last_id = id;
        inner.cropping = Some(Cropping { id, crop, _limit: self.limit() });
        Ok(())
    }

    /// Whether the file of this number is still being read: it may have been given up, and the page may have gone.
    fn is_reading(&self, turn: u32) -> bool {
        let inner = self.inner.borrow();
        inner.turn == turn && matches!(inner.opening, Some(Opening::Reading { .. }))
    }

    /// Takes a file that was read, encoded.
    fn on_read(&self, turn: u32, message: Uint8Array) {
        if self.is_reading(turn) {
            self.inner.borrow_mut().opening = Some(Opening::Waiting { message, limit: self.limit() });
            self.continue_opening();
        }
    }

    fn continue_opening(&self) {
        if let Err(failure) = self.try_continue() {
            self.fail(failure.into());
        }
    }

    /// Starts the worker, or gives it the file that waits for it.
    fn try_continue(&self) -> Result<(), WorkerFailure> {
        let mut inner = self.inner.borrow_mut();
        let Some(worker) = &inner.worker else {
            let loader = self.clone();
            inner.worker = Some(ProgramWorker::start("photo-worker", move |message| loader.on_message(message))?);
            return Ok(());
        };
        if let (true, Some(Opening::Waiting { message, .. })) = (inner.has_booted, &inner.opening) {
            worker.post_bytes(message)?;
            inner.opening = Some(Opening::Sent { _limit: self.limit() });
        }
        Ok(())
    }

    fn on_message(&self, message: Message<Response>) {
        match message {
            Message::Progress { .. } => {
                // As long as its program comes, however slowly, it is worth waiting for.
                if let Some(Opening::Waiting { limit, .. }) = &mut self.inner.borrow_mut().opening {
                    *limit = self.limit();
                }
            }
            Message::Booted => {
                self.inner.borrow_mut().has_booted = true;
                self.continue_opening();
            }
            Message::Failed(failure) => self.fail(failure.into()),
            Message::Response(Response::Failed { reason }) => self.fail(WorkerFailure::Exception(reason).into()),
            Message::Response(Response::Opened { width, height, preview }) => {
                self.inner.borrow_mut().opening = None;
                self.dispatch.emit(PhotoAction::Opened { width, height, preview: Rc::new(preview) });
                self.open_next();
            }
            // It was asked for a square, and has forgotten the picture.
            Message::Response(Response::Refused(PhotoError::NothingOpen)) => self.fail(PhotoFailure::NothingOpen),
            Message::Response(Response::Refused(error)) => self.refuse(PhotoRefusal::Photo(error)),
            Message::Response(Response::Cropped { id, pixels }) => self.on_cropped(id, pixels),
        }
    }

    fn on_cropped(&self, id: u32, pixels: Vec<f32>) {
        let cropped = self.inner.borrow_mut().cropping.take_if(|cropping| cropping.id == id);
        let Some(Cropping { crop, .. }) = cropped else { return };
        match Image::from_pixels(3, EYE_SIDE, EYE_SIDE, pixels) {
            Ok(image) => self.dispatch.emit(PhotoAction::Cropped { crop, image: Rc::new(image) }),
            Err(error) => self.fail(PhotoFailure::Image(error)),
        }
    }

    fn refuse(&self, refusal: PhotoRefusal) {
        self.inner.borrow_mut().opening = None;
        self.dispatch.emit(PhotoAction::Refused(refusal));
        self.open_next();
    }

    /// Terminates a worker that is of no further use. The next file starts another one.
    fn fail(&self, failure: PhotoFailure) {
        let (failed, is_reading) = {
            let mut inner = self.inner.borrow_mut();
            // A file that has not come to this worker goes to the next one.
            let opening = inner.opening.take_if(|opening| matches!(opening, Opening::Reading { .. }));
            let is_reading = opening.is_some();
            let next = inner.next.take();
            let fresh = Inner { opening, turn: inner.turn, next, last_id: inner.last_id, ..Inner::default() };
            (std::mem::replace(&mut *inner, fresh), is_reading)
        };
        drop(failed);
        self.dispatch.emit(PhotoAction::Lost(failure));
        if is_reading {
            self.dispatch.emit(PhotoAction::Opening);
        } else {
            self.open_next();
        }
    }

    fn open_next(&self) {
        let next = self.inner.borrow_mut().next.take();
        if let Some(file) = next {
            self.open(file);
        }
    }

    fn limit(&self) -> LimitTimer {
        let loader = self.clone();
        LimitTimer::start(ANSWER_LIMIT_MS, move || {
            loader.fail(WorkerFailure::NoAnswer { limit_ms: ANSWER_LIMIT_MS }.into());
        })
    }
}

/// The request to open a file, encoded. The file's bytes never come into this module's memory, which does not shrink.
async fn message(file: &File) -> Result<Uint8Array, JsValue> {
    let bytes = Uint8Array::new(&JsFuture::from(file.array_buffer()).await?);
    let header = open_header(bytes.length() as usize);
    let message = Uint8Array::new_with_length(header.len() as u32 + bytes.length());
    message.set(&Uint8Array::from(header.as_slice()), 0);
    message.set(&bytes, header.len() as u32);
    Ok(message)
}
