//! What the head of a brief says that its charges and grounds come to.

/// The expectations of one brief.
#[derive(Debug, Default)]
pub struct Expected {
    /// What charges come to.
    pub outcomes: Vec<Outcome>,
    /// What grounds come to.
    pub grounds: Vec<Ground>,
    /// The readings under which an outcome would be another, all of them.
    pub readings: Vec<Reading>,
}

/// `# outcome: charges[0] lin = short, available met`
#[derive(Debug)]
pub struct Outcome {
    pub of: Of,
    pub outcome: String,
    pub available: String,
}

/// `# ground: charges[0] lin payment-settlement = short, actual 185000, shortfall 15000`
#[derive(Debug)]
pub struct Ground {
    pub of: Of,
    pub ground: String,
    pub outcome: String,
    /// `presumed`, `standard 200000`, `actual 185000..210000`, `ratio 0.9250`,
    /// `shortfall 15000`, `left-out old outside-window`.
    pub figures: Vec<String>,
}

/// `# reading: charges[0] lin repeatedly 2 = met`
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    pub of: Of,
    pub reading: String,
    pub choice: String,
    pub outcome: String,
}

/// A charge and one of its accused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Of {
    pub charge: usize,
    pub accused: String,
}

/// Reads the header lines of a text.
pub fn read(source: &str) -> Expected {
    let mut res = Expected::default();
    for line in source.lines() {
        if let Some(rest) = after(line, "# outcome: ") {
            res.outcomes.push(outcome(rest));
        } else if let Some(rest) = after(line, "# ground: ") {
            res.grounds.push(ground(rest));
        } else if let Some(rest) = after(line, "# reading: ") {
            res.readings.push(reading(rest));
        }
    }
    res
}

/// What follows a mark that opens a comment.
pub fn after<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    let at = line.find(mark)?;
    let free = at == 0 || line[..at].ends_with(char::is_whitespace);
    free.then(|| line[at + mark.len()..].trim())
}

fn outcome(rest: &str) -> Outcome {
    let mut line = parts(rest);
    let available = line.says.pop();
    let available = available.and_then(|it| it.strip_prefix("available ").map(str::to_owned));
    Outcome {
        of: line.of,
        outcome: line.says.remove(0),
        available: available.unwrap_or_else(|| panic!("`{rest}` does not say what is available")),
    }
}

fn ground(rest: &str) -> Ground {
    let mut line = parts(rest);
    assert_eq!(line.names.len(), 1, "`{rest}` does not name one ground");
    Ground {
        of: line.of,
        ground: line.names.remove(0),
        outcome: line.says.remove(0),
        figures: line.says,
    }
}

fn reading(rest: &str) -> Reading {
    let mut line = parts(rest);
    assert_eq!(
        line.names.len(),
        2,
        "`{rest}` does not name a reading and a choice"
    );
    Reading {
        of: line.of,
        reading: line.names.remove(0),
        choice: line.names.remove(0),
        outcome: line.says.remove(0),
    }
}

/// `charges[0] lin payment-settlement = short, actual 185000` in its pieces.
struct Line {
    of: Of,
    names: Vec<String>,
    says: Vec<String>,
}

fn parts(rest: &str) -> Line {
    pieces(rest).unwrap_or_else(|| panic!("`{rest}` is not `charges[0] accused … = outcome, …`"))
}

fn pieces(rest: &str) -> Option<Line> {
    let (of, says) = rest.split_once(" = ")?;
    let mut words = of.split(' ');
    let charge = words.next()?.strip_prefix("charges[")?.strip_suffix(']')?;
    let of = Of {
        charge: charge.parse().ok()?,
        accused: words.next()?.to_owned(),
    };
    Some(Line {
        of,
        names: words.map(str::to_owned).collect(),
        says: says.split(", ").map(str::to_owned).collect(),
    })
}
