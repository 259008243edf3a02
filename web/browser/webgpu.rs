//! Asks the browser for its WebGPU adapter, before the large GPU engine is fetched.
//!
//! Through [`Reflect`], because web-sys has WebGPU only behind an unstable flag.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use afterimage_app::engines::{Absence, Adapter};

/// Names of adapters that compute on the CPU, in lower case.
const SOFTWARE: [&str; 6] = ["swiftshader", "llvmpipe", "lavapipe", "softpipe", "software", "basic render"];

/// What the browser has.
pub async fn probe() -> Adapter {
    let Some(window) = web_sys::window() else {
        return Adapter::Absent(Absence::NoApi);
    };
    let gpu = get(&window.navigator(), "gpu");
    if gpu.is_falsy() {
        let absence = if window.is_secure_context() { Absence::NoApi } else { Absence::Insecure };
        return Adapter::Absent(absence);
    }
    match request(&gpu).await {
        Ok(adapter) if adapter.is_truthy() => judge(&adapter),
        _ => Adapter::Absent(Absence::NoAdapter),
    }
}

async fn request(gpu: &JsValue) -> Result<JsValue, JsValue> {
    // As the engine asks for it; another preference could name another adapter.
    let options = Object::new();
    Reflect::set(&options, &"powerPreference".into(), &"high-performance".into())?;
    let promise = call(gpu, "requestAdapter", &options)?;
    JsFuture::from(promise.dyn_into::<Promise>()?).await
}

fn judge(adapter: &JsValue) -> Adapter {
    let info = get(adapter, "info");
    // The flag moved from the adapter to its info; browsers have either.
    let fallback = [adapter, &info].iter().any(|object| get(object, "isFallbackAdapter").is_truthy());
    let names = ["vendor", "architecture", "device", "description"];
    let names = names.map(|name| get(&info, name).as_string().unwrap_or_default());
    classify(fallback, &names)
}

/// Whether an adapter with these names computes on the CPU.
fn classify(fallback: bool, names: &[String]) -> Adapter {
    let is_software = |name: &String| {
        let name = name.to_lowercase();
        SOFTWARE.iter().any(|software| name.contains(software))
    };
    if fallback || names.iter().any(is_software) { Adapter::Software } else { Adapter::Hardware }
}

/// A property; undefined where there is none, or no object to have it.
fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn call(object: &JsValue, method: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = get(object, method).dyn_into()?;
    Reflect::apply(&method, object, &Array::of1(argument))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Adapter {
        classify(false, &[String::new(), name.to_owned()])
    }

    #[test]
    fn software_adapters_are_known_by_their_names_or_the_flag() {
        assert_eq!(named("SwiftShader Device (Subzero)"), Adapter::Software);
        assert_eq!(named("llvmpipe (LLVM 15)"), Adapter::Software);
        assert_eq!(named("Microsoft Basic Render Driver"), Adapter::Software);
        assert_eq!(classify(true, &[]), Adapter::Software);
    }

    #[test]
    fn others_are_hardware_even_without_a_name() {
        assert_eq!(named("ampere"), Adapter::Hardware);
        assert_eq!(classify(false, &[]), Adapter::Hardware);
    }
}
