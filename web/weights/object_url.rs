//! An address for a person's own file, so that a link can lead to it.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, Url};
use yew::prelude::*;

use afterimage_app::weights::OwnFile;

/// Where the browser has the bytes of a file, for as long as it is asked for here.
#[hook]
pub fn use_address(file: Option<&OwnFile>) -> Option<String> {
    let address = use_memo(file.map(|file| Rc::clone(&file.bytes)), |bytes| bytes.as_deref().and_then(Address::of));
    address.as_ref().as_ref().map(|Address(url)| url.clone())
}

/// The browser holds the bytes until this is dropped.
struct Address(String);

impl Address {
    /// None where the browser refuses.
    fn of(bytes: &[u8]) -> Option<Self> {
        let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
        Url::create_object_url_with_blob(&blob).ok().map(Self)
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        // An address that is not known any more is no harm.
        let _ = Url::revoke_object_url(&self.0);
    }
}
