//! Fetching the page's own files, with errors that say what was tried.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use afterimage_app::texts::failures as texts;

/// Why a file did not come.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// No answer: offline, or the server is gone.
    #[error("{}", texts::unreachable(.0))]
    Unreachable(String),
    /// The server answered with an error.
    #[error("{}", texts::not_served(.url, *.status))]
    Status {
        /// What was asked for, relative to the page.
        url: String,
        /// The HTTP status.
        status: u16,
    },
    /// The answer broke off.
    #[error("{}", texts::cut(.0))]
    Cut(String),
}

/// The bytes at `url`, relative to the page. The request leaves at once, not at the first poll,
/// so that several go side by side.
pub fn bytes(url: String) -> impl Future<Output = Result<Vec<u8>, FetchError>> {
    let request = web_sys::window().map(|window| window.fetch_with_str(&url));
    async move {
        let unreachable = || FetchError::Unreachable(url.clone());
        let answer = JsFuture::from(request.ok_or_else(unreachable)?).await;
        let response: Response = answer.and_then(JsCast::dyn_into).map_err(|_| unreachable())?;
        if !response.ok() {
            return Err(FetchError::Status { status: response.status(), url });
        }
        match read(&response).await {
            Ok(bytes) => Ok(bytes),
            Err(_) => Err(FetchError::Cut(url)),
        }
    }
}

async fn read(response: &Response) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_file() {
        let url = "assets/digits.idx3-ubyte".to_owned();
        let error = FetchError::Status { url, status: 404 };
        assert_eq!(error.to_string(), "assets/digits.idx3-ubyte could not be fetched: the server answered 404");
    }
}
