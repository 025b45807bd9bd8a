//! Address → screen, as far as the address tells.

use crate::engine::form::Screen;

pub fn screen(_url: &str) -> Screen {
    Screen::Other
}
