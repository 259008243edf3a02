//! Runs the constructors of `inventory` once instead of at every call.

/// Runs the module's constructors. It must be called exactly once, before anything else.
///
/// burn's dependencies register themselves in constructors that run before `main`. A wasm library has no `main`, so
/// wasm-ld makes *every* export run all constructors first, unless the module itself calls `__wasm_call_ctors`.
/// `cargo xtask bench ctors` measures the difference.
pub fn run_constructors_once() {
    #[cfg(all(target_family = "wasm", not(feature = "constructors-at-every-call")))]
    {
        #[expect(unsafe_code, reason = "the linker defines this function")]
        unsafe extern "C" {
            fn __wasm_call_ctors();
        }
        #[expect(unsafe_code, reason = "it has no arguments and no result, and the caller calls it once")]
        // SAFETY: wasm-ld defines it in every module. It is called once, before anything uses what constructors set up.
        unsafe {
            __wasm_call_ctors();
        }
    }
}
