//! The constructors of `inventory`, run once instead of at every call.

/// Runs the module's constructors; to be called first of all, and exactly once.
///
/// burn's dependencies register themselves by constructors that run before `main`. A wasm library has no such moment,
/// so wasm-ld wraps *every* export into a run of all constructors, unless the module itself names
/// `__wasm_call_ctors`. Measured by `cargo xtask bench ctors`.
pub fn run_constructors_once() {
    #[cfg(all(target_family = "wasm", not(feature = "constructors-at-every-call")))]
    {
        #[expect(unsafe_code, reason = "the linker's own function can only be declared so")]
        unsafe extern "C" {
            fn __wasm_call_ctors();
        }
        #[expect(unsafe_code, reason = "no arguments, no result; the caller keeps it to one call")]
        // SAFETY: defined by wasm-ld in every module; called once, before any constructor's work is used.
        unsafe {
            __wasm_call_ctors();
        }
    }
}
