//! Templates: parse, fill from the form, recognise in a message, tell what was changed.
