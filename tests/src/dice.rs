//! Chance that can be repeated: the same seed throws the same.

/// Dice.
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    /// The seed in `KEHU_TEST_SEED`, or a new one; it is printed, so that a failure can be played again.
    pub fn of_this_run(what: &str) -> Self {
        let named = std::env::var("KEHU_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = named.unwrap_or_else(|| u64::from(rand::random::<u32>()));
        eprintln!("{what}: KEHU_TEST_SEED={seed}");
        Self(seed)
    }

    /// Others that throw independently.
    pub fn others(&self, n: u64) -> Self {
        Self(self.0.wrapping_add(n.wrapping_mul(0xD1B5_4A32_D192_ED03)))
    }

    /// 0 to `below`, even.
    pub fn throw(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % below
    }

    /// So many times in a hundred.
    pub fn percent(&mut self, hundredths: u64) -> bool {
        self.throw(100) < hundredths
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.throw(of.len() as u64) as usize]
    }
}
