//! Figures and the table that shows them.

/// One line of the table.
pub struct Figure {
    pub name: String,
    pub aim: String,
    pub median: String,
    pub spread: String,
    pub limit: String,
}

impl Figure {
    pub fn new(name: impl Into<String>, aim: impl Into<String>) -> Self {
        let (name, aim) = (name.into(), aim.into());
        Self { name, aim, median: "-".into(), spread: String::new(), limit: String::new() }
    }

    pub fn measured(mut self, median: String, spread: String, limit: impl Into<String>) -> Self {
        (self.median, self.spread, self.limit) = (median, spread, limit.into());
        self
    }
}

/// The value below which `part` of them lie; they get sorted.
pub fn quantile(values: &mut [f64], part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() as f64 * part).ceil() as usize;
    values.get(at.max(1) - 1).copied().unwrap_or(f64::NAN)
}

pub fn median(values: &[f64]) -> f64 {
    quantile(&mut values.to_vec(), 0.5)
}

/// `0.41 to 0.47`
pub fn spread(values: &[f64], digits: usize) -> String {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    match (sorted.first(), sorted.last()) {
        (Some(least), Some(most)) => format!("{least:.digits$} to {most:.digits$}"),
        _ => String::new(),
    }
}

pub fn print(figures: &[Figure]) {
    let head = Figure {
        name: "figure".into(),
        aim: "aim".into(),
        median: "median".into(),
        spread: "spread".into(),
        limit: "what limits it".into(),
    };
    let lines: Vec<[&str; 5]> = std::iter::once(&head)
        .chain(figures)
        .map(|f| [f.name.as_str(), &f.aim, &f.median, &f.spread, &f.limit])
        .collect();
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..4).map(width).collect();
    for (at, line) in lines.iter().enumerate() {
        let cells: Vec<String> = (0..4).map(|c| format!("{:<width$}", line[c], width = widths[c])).collect();
        println!("{} | {}", cells.join(" | "), line[4]);
        if at == 0 {
            let rules: Vec<String> = widths.iter().map(|w| "-".repeat(*w)).collect();
            println!("{} | {}", rules.join(" | "), "-".repeat(16));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_measured_values() {
        let mut values = [3.0, 1.0, 2.0, 5.0, 4.0];
        assert_eq!(quantile(&mut values, 0.5), 3.0);
        assert_eq!(quantile(&mut values, 0.95), 5.0);
        assert_eq!(spread(&values, 1), "1.0 to 5.0");
    }
}
