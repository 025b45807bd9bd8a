//! Holds the browser tests of the wasm entry points; a package of its own because the command line of
//! the product is not for wasm.
