//! The numbers of the method, as data. `cargo xtask fit` tries others on the recorded pages and what drift makes of
//! them, and prints what each would change.

/// What counts how much. A row of the cues has a weight of its own, up to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// A score that is at least this makes a field.
    pub enough: i32,
    /// The best must be better than the next by this much.
    pub margin: i32,
    /// Standing in the form that is meant adds this.
    pub in_form: i32,
    /// Standing outside of it adds this.
    pub outside_form: i32,
    /// What of a cue's weight counts in a label of the control's own, in tenths; likewise the next four.
    pub own_label: i32,
    pub near: i32,
    pub over: i32,
    pub hint: i32,
    pub attribute: i32,
    /// Beside words that a person reads, attributes count one part in so many.
    pub attribute_parts: i32,
    /// Words that are neither cues nor neutral lower a score by one each, up to this.
    pub other_words: i32,
}

impl Weights {
    pub const CHOSEN: Self = Self {
        enough: 6,
        margin: 3,
        in_form: 2,
        outside_form: -2,
        own_label: 10,
        near: 9,
        over: 9,
        hint: 5,
        attribute: 5,
        attribute_parts: 4,
        other_words: 6,
    };
}

#[cfg(not(feature = "fit"))]
pub fn weights() -> Weights {
    Weights::CHOSEN
}

#[cfg(feature = "fit")]
pub use fit::weights;

/// Other weights than the chosen ones, for the whole process.
#[cfg(feature = "fit")]
pub mod fit {
    use super::Weights;
    use std::sync::{PoisonError, RwLock};

    impl Weights {
        /// Each of them by its name.
        pub fn by_name(&mut self) -> [(&'static str, &mut i32); 11] {
            [
                ("enough", &mut self.enough),
                ("margin", &mut self.margin),
                ("in_form", &mut self.in_form),
                ("outside_form", &mut self.outside_form),
                ("own_label", &mut self.own_label),
                ("near", &mut self.near),
                ("over", &mut self.over),
                ("hint", &mut self.hint),
                ("attribute", &mut self.attribute),
                ("attribute_parts", &mut self.attribute_parts),
                ("other_words", &mut self.other_words),
            ]
        }
    }

    static TRIED: RwLock<Weights> = RwLock::new(Weights::CHOSEN);

    pub fn weights() -> Weights {
        *TRIED.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn try_weights(weights: Weights) {
        *TRIED.write().unwrap_or_else(PoisonError::into_inner) = weights;
    }
}
