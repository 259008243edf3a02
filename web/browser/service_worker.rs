//! The service worker, which caches the page for visits without a network: web/service-worker.js. This file registers
//! it, sends it messages, and asks whether there is a newer version.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Date, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState, ServiceWorkerUpdateViaCache,
};
use yew::Callback;

use afterimage_app::offline::OfflineAction;

/// The address of the script. It is relative, so that the service worker is responsible for this page alone.
pub const SCRIPT: &str = "sw.js";

/// A page that stays open for days asks for a newer version when it becomes visible again, but not more often than this.
const CHECK_EVERY_MS: f64 = 3_600_000.0;

/// Why there is no service worker. The page works without it while there is a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegistrationError {
    /// The browser has no service workers, or none for this address.
    Absent,
    /// The browser refused the script; the browser's own message.
    Refused(String),
}

/// The registered service worker. Dropping this ends the messages, not the service worker.
pub struct ServiceWorkerHandle {
    registration: ServiceWorkerRegistration,
    successor: RefCell<Option<EventListener>>,
    _listeners: [Option<EventListener>; 3],
}

impl ServiceWorkerHandle {
    /// Registers the service worker, and lets it cache the whole page except for the WebGPU engine. `dispatch` receives
    /// the actions that its messages become.
    ///
    /// # Errors
    /// [`RegistrationError`] where the browser has no service workers, or refuses this one.
    pub async fn register(dispatch: Callback<OfflineAction>) -> Result<Self, RegistrationError> {
        let container = container().ok_or(RegistrationError::Absent)?;
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registration = JsFuture::from(container.register_with_options(SCRIPT, &options)).await;
        let registration: ServiceWorkerRegistration =
            registration.and_then(JsCast::dyn_into).map_err(|error| RegistrationError::Refused(message(&error)))?;

        let cached = dispatch.clone();
        let on_cached = EventListener::new(&container, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            if data.is_some_and(|data| kind(&data).as_deref() == Some("cached")) {
                cached.emit(OfflineAction::Cached);
            }
        });
        let on_update = on_update(&container, &registration, move || dispatch.emit(OfflineAction::UpdateReady));
        let on_visible = on_visible(&registration);
        if let Ok(ready) = container.ready() {
            cache_the_rest(ready, registration.clone());
        }
        let listeners = [Some(on_cached), Some(on_update), on_visible];
        Ok(Self { registration, successor: RefCell::default(), _listeners: listeners })
    }

    /// Lets the service worker cache the WebGPU engine.
    pub fn cache_gpu_engine(&self) {
        if let Some(worker) = self.registration.active() {
            post(&worker, "cache the WebGPU engine");
        }
    }

    /// Lets the newer version take over, and reloads the page with it.
    pub fn take_over(&self) {
        // Another tab may have done so before.
        let Some(successor) = self.registration.waiting() else { return reload() };
        let worker = successor.clone();
        let listener = EventListener::new(&successor, "statechange", move |_| {
            // A redundant one was replaced by a still newer one.
            if matches!(worker.state(), ServiceWorkerState::Activated | ServiceWorkerState::Redundant) {
                reload();
            }
        });
        *self.successor.borrow_mut() = Some(listener);
        post(&successor, "take over");
    }
}

/// The browser's interface to service workers. web-sys expects one everywhere, but insecure addresses have none.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}

/// Calls `ready` whenever a newer version waits: one that was there before, one that is on its way, and any later one.
///
/// A worker is newer only if another one is active when it is found. The first worker of a first visit passes through
/// the same states, and takes over the page within them.
fn on_update(
    container: &ServiceWorkerContainer,
    registration: &ServiceWorkerRegistration,
    ready: impl Fn() + 'static,
) -> EventListener {
    let container = container.clone();
    let ready = Rc::new(move || {
        if container.controller().is_some() {
            ready();
        }
    });
    if registration.active().and(registration.waiting()).is_some() {
        ready();
    }
    let own = registration.clone();
    let coming = RefCell::new(None);
    let follow = move || {
        let ready = Rc::clone(&ready);
        let listen = |worker: ServiceWorker| {
            let source = worker.clone();
            EventListener::new(&source, "statechange", move |_| {
                if worker.state() == ServiceWorkerState::Installed {
                    ready();
                }
            })
        };
        *coming.borrow_mut() = own.active().and(own.installing()).map(listen);
    };
    follow();
    EventListener::new(registration, "updatefound", move |_| follow())
}

/// Asks for a newer version when the page becomes visible again.
fn on_visible(registration: &ServiceWorkerRegistration) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let (page, registration) = (document.clone(), registration.clone());
    // The registration has asked just now.
    let asked = Cell::new(Date::now());
    Some(EventListener::new(&document, "visibilitychange", move |_| {
        if page.hidden() || Date::now() - asked.get() < CHECK_EVERY_MS {
            return;
        }
        asked.set(Date::now());
        if let Ok(update) = registration.update() {
            // It fails without a network. The next check may succeed.
            spawn_local(async move { drop(JsFuture::from(update).await) });
        }
    }))
}

/// Lets the service worker cache the other files once it is active. By then it has cached those of the first
/// reconstruction.
fn cache_the_rest(ready: Promise, registration: ServiceWorkerRegistration) {
    spawn_local(async move {
        if let (Ok(_), Some(worker)) = (JsFuture::from(ready).await, registration.active()) {
            post(&worker, "cache the rest");
        }
    });
}

/// Sends a message of this kind. A service worker that has ended needs none.
fn post(worker: &ServiceWorker, kind: &str) {
    let message = Object::new();
    let _ = Reflect::set(&message, &"kind".into(), &kind.into());
    let _ = worker.post_message(&message);
}

fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

fn kind(data: &JsValue) -> Option<String> {
    Reflect::get(data, &"kind".into()).ok()?.as_string()
}

fn message(error: &JsValue) -> String {
    Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string()).unwrap_or_default()
}
