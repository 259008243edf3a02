//! An object URL for the user's own file, so that a link can download it.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, Url};
use yew::prelude::*;

use afterimage_app::weights::CustomModel;

/// Where the browser has the bytes of a file, for as long as it is asked for here.
#[hook]
pub fn use_object_url(file: Option<&CustomModel>) -> Option<String> {
    let object_url =
        use_memo(file.map(|file| Rc::clone(&file.bytes)), |bytes| bytes.as_deref().and_then(ObjectUrl::new));
    object_url.as_ref().as_ref().map(|ObjectUrl(url)| url.clone())
}

/// The browser holds the bytes until this is dropped.
struct ObjectUrl(String);

impl ObjectUrl {
    /// None where the browser refuses.
    fn new(bytes: &[u8]) -> Option<Self> {
        let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
        Url::create_object_url_with_blob(&blob).ok().map(Self)
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // An address that is not known any more is no harm.
        let _ = Url::revoke_object_url(&self.0);
    }
}
