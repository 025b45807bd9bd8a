//! Entry points of the wasm in the extension: messages, storage, the browser's clock and zones.
//! Holds no logic.
