//! Several browsers of each kind at once, each with the next piece of the work: where one waits for a page, another
//! goes on.

use anyhow::Result;
use e2e::browser::Kind;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many of a kind there are.
const BROWSERS: usize = 3;

/// The pieces that no browser of this kind has begun.
pub struct Queue<'a, T> {
    pieces: &'a [T],
    next: &'a AtomicUsize,
}

impl<'a, T> Iterator for Queue<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.pieces.get(self.next.fetch_add(1, Ordering::Relaxed))
    }
}

/// Lets each kind go through all the pieces. `play` is called for each browser, with its number among those of its
/// kind, and gives what passed and what failed in it; the sum of all is given.
pub fn play<T: Sync>(
    kinds: &[Kind],
    pieces: &[T],
    play: impl Fn(Kind, usize, Queue<T>) -> Result<(usize, usize)> + Sync,
) -> Result<(usize, usize)> {
    let queues: Vec<_> = kinds.iter().map(|_| AtomicUsize::new(0)).collect();
    let results: Vec<Result<(usize, usize)>> = std::thread::scope(|scope| {
        let mut running = Vec::new();
        for (kind, next) in kinds.iter().zip(&queues) {
            for number in 0..BROWSERS.min(pieces.len()) {
                let play = &play;
                running.push(scope.spawn(move || play(*kind, number, Queue { pieces, next })));
            }
        }
        running
            .into_iter()
            .map(|one| one.join().unwrap_or(Ok((0, 1))))
            .collect()
    });
    results.into_iter().try_fold((0, 0), |total, result| {
        let (passed, failed) = result?;
        Ok((total.0 + passed, total.1 + failed))
    })
}

#[cfg(test)]
mod tests {
    use super::play;
    use anyhow::{Result, bail};
    use e2e::browser::Kind;

    #[test]
    fn each_kind_plays_every_piece_once() -> Result<()> {
        let kinds = [Kind::Chromium, Kind::Firefox];
        let pieces: Vec<usize> = (1..=20).collect();
        // Each piece counts as often as its number: none is missing and none is played twice.
        let total = play(&kinds, &pieces, |_, _, queue| Ok((queue.sum(), 0)))?;
        assert_eq!(total, (2 * 210, 0));
        Ok(())
    }

    #[test]
    fn a_browser_that_does_not_start_is_an_error() {
        let refused = play(&[Kind::Chromium], &[1], |_, _, _| bail!("no browser"));
        assert!(refused.is_err());
    }
}
