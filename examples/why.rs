//! Prints why each field of a page is found or not: `why PAGE [FIELD]`, for a file of HTML. `cargo xtask look --why`
//! calls it. The page is parsed as the layout cases under tests/layouts are.

#[path = "../tests/support/page.rs"]
mod page;

use statuspage_guard::page::report::explain_fields;

fn main() -> std::process::ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(file) = arguments.next() else {
        eprintln!("why PAGE [FIELD]");
        return 2.into();
    };
    match std::fs::read_to_string(&file) {
        Ok(html) => {
            let outline = page::outline(&html);
            print!("{}", explain_fields(&outline, arguments.next().as_deref()));
            0.into()
        }
        Err(error) => {
            eprintln!("{file}: {error}");
            2.into()
        }
    }
}
