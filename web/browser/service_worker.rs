//! The service worker, which keeps the page for visits without a network: web/service-worker.js. Here it is started,
//! told what the page wants of it, and asked whether there is a newer version.

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

/// Relative, so that it lies where the page lies and keeps nothing else.
pub const SCRIPT: &str = "sw.js";

/// A page that stays open for days asks for a newer version when it is looked at again, but not more often than this.
const CHECK_EVERY_MS: f64 = 3_600_000.0;

/// Why the page is not kept. It works as well, while there is a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepError {
    /// The browser keeps no pages, or none from this address.
    Absent,
    /// The browser refused the script; the browser's own message.
    Refused(String),
}

/// The registered service worker. Dropping this leaves it at work, and hears no more of it.
pub struct Keeper {
    registration: ServiceWorkerRegistration,
    successor: RefCell<Option<EventListener>>,
    _listeners: [Option<EventListener>; 3],
}

impl Keeper {
    /// Starts it, and lets it keep everything; `hear` gets what comes of it.
    ///
    /// # Errors
    /// Where the browser has none, or does not take ours.
    pub async fn start(hear: Callback<OfflineAction>) -> Result<Self, KeepError> {
        let container = container().ok_or(KeepError::Absent)?;
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registration = JsFuture::from(container.register_with_options(SCRIPT, &options)).await;
        let registration: ServiceWorkerRegistration =
            registration.and_then(JsCast::dyn_into).map_err(|error| KeepError::Refused(message(&error)))?;

        let kept = hear.clone();
        let kept = EventListener::new(&container, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            if data.is_some_and(|data| kind(&data).as_deref() == Some("kept")) {
                kept.emit(OfflineAction::Cached);
            }
        });
        let found = on_update(&container, &registration, move || hear.emit(OfflineAction::UpdateReady));
        let seen = on_return(&registration);
        if let Ok(ready) = container.ready() {
            keep_the_rest(ready, registration.clone());
        }
        Ok(Self { registration, successor: RefCell::default(), _listeners: [Some(kept), Some(found), seen] })
    }

    /// Lets the newer version take over, and the page begin anew with it.
    pub fn take_over(&self) {
        // Another tab may have been quicker.
        let Some(successor) = self.registration.waiting() else { return reload() };
        let worker = successor.clone();
        let listener = EventListener::new(&successor, "statechange", move |_| {
            // One that is redundant gave way to a still newer one.
            if matches!(worker.state(), ServiceWorkerState::Activated | ServiceWorkerState::Redundant) {
                reload();
            }
        });
        *self.successor.borrow_mut() = Some(listener);
        tell(&successor, "take over");
    }
}

/// web-sys promises one everywhere, but insecure addresses have none.
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

/// Asks for a newer version when the page is looked at again.
fn on_return(registration: &ServiceWorkerRegistration) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let (page, registration) = (document.clone(), registration.clone());
    // Starting it has asked.
    let asked = Cell::new(Date::now());
    Some(EventListener::new(&document, "visibilitychange", move |_| {
        if page.hidden() || Date::now() - asked.get() < CHECK_EVERY_MS {
            return;
        }
        asked.set(Date::now());
        if let Ok(update) = registration.update() {
            // Without a network there is none, and that is all right.
            spawn_local(async move { drop(JsFuture::from(update).await) });
        }
    }))
}

/// Once it is at work: what the first reconstruction needed is kept by then, and the rest may follow.
fn keep_the_rest(ready: Promise, registration: ServiceWorkerRegistration) {
    spawn_local(async move {
        if let (Ok(_), Some(worker)) = (JsFuture::from(ready).await, registration.active()) {
            tell(&worker, "keep the rest");
        }
    });
}

/// A worker that is gone hears nothing, and needs to hear nothing.
fn tell(worker: &ServiceWorker, kind: &str) {
    let said = Object::new();
    let _ = Reflect::set(&said, &"kind".into(), &kind.into());
    let _ = worker.post_message(&said);
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
