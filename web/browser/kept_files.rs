//! Files that the browser keeps from one visit to the next, for this page alone.
//!
//! They are in a cache of the Cache API, because `localStorage` holds only short texts. The service worker has caches of
//! its own and never touches this one.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, Response};

/// The name of the cache. The service worker's begin with "afterimage ".
const CACHE: &str = "afterimage-files";

/// The file with this name; none where there is none, or where the browser keeps nothing, as in some private windows.
pub async fn read(name: &str) -> Option<Vec<u8>> {
    let caches = caches().ok()?;
    // Opening it would create it.
    if JsFuture::from(caches.has(CACHE)).await.ok()?.is_falsy() {
        return None;
    }
    let cache: Cache = JsFuture::from(caches.open(CACHE)).await.ok()?.dyn_into().ok()?;
    let response = JsFuture::from(cache.match_with_str(name)).await.ok()?;
    let buffer = response.dyn_into::<Response>().ok()?.array_buffer().ok()?;
    Some(Uint8Array::new(&JsFuture::from(buffer).await.ok()?).to_vec())
}

/// Keeps a file in place of the last one with this name; none takes it away. Where the browser refuses, there is none on
/// the next visit.
pub async fn write(name: &str, bytes: Option<&[u8]>) {
    let Ok(cache) = open().await else { return };
    let kept = match bytes {
        Some(bytes) => put(&cache, name, bytes).await.is_ok(),
        None => false,
    };
    if !kept {
        // An older file of this name would come back as if it were the newest.
        let _ = JsFuture::from(cache.delete_with_str(name)).await;
    }
}

async fn put(cache: &Cache, name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let response = Response::new_with_opt_js_u8_array(Some(&Uint8Array::from(bytes)))?;
    JsFuture::from(cache.put_with_str(name, &response)).await.map(drop)
}

async fn open() -> Result<Cache, JsValue> {
    JsFuture::from(caches()?.open(CACHE)).await?.dyn_into()
}

fn caches() -> Result<CacheStorage, JsValue> {
    let caches = web_sys::window().ok_or(JsValue::NULL)?.caches()?;
    // An insecure page has no caches at all: then this is undefined, and no error.
    if caches.is_undefined() { Err(JsValue::UNDEFINED) } else { Ok(caches) }
}
