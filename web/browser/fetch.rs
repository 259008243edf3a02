//! Fetching the page's own files.

use afterimage_app::failures::FetchError;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The bytes of the file at `url`, which is relative to the page. The request starts with the call, not with the first
/// poll, so that several requests run side by side.
pub fn bytes(url: String) -> impl Future<Output = Result<Vec<u8>, FetchError>> {
    let request = web_sys::window().map(|window| window.fetch_with_str(&url));
    async move {
        let unreachable = || FetchError::Unreachable { url: url.clone() };
        let response = JsFuture::from(request.ok_or_else(unreachable)?).await;
        let response: Response = response.and_then(JsCast::dyn_into).map_err(|_| unreachable())?;
        if !response.ok() {
            return Err(FetchError::Status { status: response.status(), url });
        }
        match read(&response).await {
            Ok(bytes) => Ok(bytes),
            Err(_) => Err(FetchError::Incomplete { url }),
        }
    }
}

async fn read(response: &Response) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
