//! Excel workbooks (.xlsx): a sheet's values row by row, whatever macros, formulas and pictures the file has beside them. The
//! workbook waits in a temporary file and is read in a thread of its own, a few hundred rows ahead of whoever takes them.
//!
//! A workbook is a bundle of packed texts, and a small one can unpack to more than a machine holds: what it unpacks to is
//! measured before anything of it is believed.

use std::{
    fs::File,
    io::{BufReader, Read, Seek as _},
};

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use kernel::{Error, Result};
use tokio::sync::mpsc;
use zip::ZipArchive;

use super::csv::{MOST_COLUMNS, unguarded};

/// What every such file begins with.
pub const BEGINNING: &[u8] = b"PK\x03\x04";
/// Excel until 2003, and workbooks with a password.
pub const OLD_BEGINNING: &[u8] = b"\xd0\xcf\x11\xe0";
/// Rows that travel at once, and how many such heaps wait to be taken.
const HEAP: usize = 500;
const AHEAD: usize = 2;
/// Bytes of everything unpacked, and of the texts that all sheets share, which are kept in memory.
const MOST_BYTES: u64 = 2 << 30;
const MOST_SHARED: u64 = 256 << 20;
/// Between two signs `<`: a cell has at most 32,767 letters.
const LONGEST_TEXT: usize = 1 << 20;
/// Texts that the file may announce.
const MOST_TEXTS: u64 = 10_000_000;
const MOST_ENTRIES: usize = 10_000;
/// The last row that a sheet can have.
const LAST_ROW: u32 = 1_048_576;

/// What comes from the reading thread.
#[derive(Debug)]
pub enum Piece {
    /// The sheets to choose from, and the one that is read; comes first.
    Sheets { all: Vec<String>, read: String },
    /// Rows in their order; an empty one is a line without anything.
    Rows(Vec<Vec<String>>),
    /// The sheet is read to its end.
    End,
}

/// Begins to read a sheet, the first where none is named.
pub fn read(file: File, sheet: String) -> mpsc::Receiver<Result<Piece>> {
    let (pieces, taken) = mpsc::channel(AHEAD);
    tokio::task::spawn_blocking(move || {
        if let Err(error) = pour(file, &sheet, &pieces) {
            // nobody listens any more: nobody need know
            let _ = pieces.blocking_send(Err(error));
        }
    });
    taken
}

fn pour(mut file: File, sheet: &str, pieces: &mpsc::Sender<Result<Piece>>) -> Result<()> {
    measure(&mut file)?;
    file.rewind().map_err(Error::internal)?;
    let mut book = Xlsx::new(BufReader::new(file)).map_err(|_| unreadable())?;
    let shown = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let all: Vec<String> =
        book.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect();
    let read = match sheet {
        "" => all.first().cloned().ok_or_else(|| wrong("FILE_EMPTY"))?,
        named if all.iter().any(|one| one == named) => named.to_owned(),
        _ => return Err(Error::invalid("sheet", "NO_SUCH_SHEET").with("sheets", all.join(", "))),
    };
    let said = Piece::Sheets { all, read: read.clone() };
    if pieces.blocking_send(Ok(said)).is_err() {
        return Ok(());
    }
    let mut cells = book.worksheet_cells_reader(&read).map_err(|_| unreadable())?;
    let mut heap = Heap { rows: vec![], pieces, wanted: true };
    let mut current: Option<(u32, Vec<String>)> = None;
    while let Some(cell) = cells.next_cell().map_err(|_| unreadable())? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if row >= LAST_ROW {
            return Err(unreadable());
        }
        if column as usize >= MOST_COLUMNS {
            return Err(wrong("TOO_MANY_COLUMNS").with("max", MOST_COLUMNS));
        }
        if current.as_ref().is_none_or(|(at, _)| *at != row) {
            if let Some((at, cells)) = current.take() {
                if row < at {
                    return Err(unreadable());
                }
                heap.put(cells);
                // what stands above the headings doesn't count, empty lines below them do
                (at + 1..row).for_each(|_| heap.put(vec![]));
            }
            current = Some((row, vec![]));
        }
        if let Some((_, cells)) = &mut current {
            cells.resize((column as usize).max(cells.len()), String::new());
            cells.push(text);
        }
        if !heap.wanted {
            return Ok(());
        }
    }
    current.into_iter().for_each(|(_, cells)| heap.put(cells));
    heap.end();
    Ok(())
}

/// Rows on their way.
struct Heap<'p> {
    rows: Vec<Vec<String>>,
    pieces: &'p mpsc::Sender<Result<Piece>>,
    /// Does anybody still take them?
    wanted: bool,
}

impl Heap<'_> {
    fn put(&mut self, row: Vec<String>) {
        self.rows.push(row);
        if self.rows.len() >= HEAP {
            self.send(Piece::Rows);
        }
    }

    fn send(&mut self, piece: fn(Vec<Vec<String>>) -> Piece) {
        let rows = std::mem::take(&mut self.rows);
        self.wanted = self.wanted && self.pieces.blocking_send(Ok(piece(rows))).is_ok();
    }

    fn end(mut self) {
        self.send(Piece::Rows);
        self.send(|_| Piece::End);
    }
}

fn wrong(reason: &'static str) -> Error {
    Error::invalid("fileId", reason)
}

pub fn unreadable() -> Error {
    wrong("FILE_NO_WORKBOOK")
}

/// Unpacks everything once, keeping nothing, and refuses what would not fit.
fn measure(file: &mut File) -> Result<()> {
    let mut bundle = ZipArchive::new(BufReader::new(file)).map_err(|_| unreadable())?;
    if bundle.len() > MOST_ENTRIES {
        return Err(too_large());
    }
    let mut all = 0;
    for at in 0..bundle.len() {
        let mut entry = bundle.by_index(at).map_err(|_| unreadable())?;
        let name = entry.name().map_err(|_| unreadable())?.to_lowercase();
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let most = if name.contains("/worksheets/") { MOST_BYTES } else { MOST_SHARED };
        all += Measure::default().of(&mut entry, most)?;
        if all > MOST_BYTES {
            return Err(too_large());
        }
    }
    Ok(())
}

fn too_large() -> Error {
    wrong("FILE_UNPACKS_TOO_LARGE")
}

/// What is looked for while a text is unpacked.
#[derive(Default)]
struct Measure {
    /// Bytes since the last sign `<`.
    run: usize,
    /// The end of the piece before, as far as a word could begin there.
    tail: Vec<u8>,
}

impl Measure {
    fn of(mut self, text: &mut impl Read, most: u64) -> Result<u64> {
        let (mut piece, mut all) = (vec![0; 64 << 10], 0);
        loop {
            let count = text.read(&mut piece).map_err(|_| unreadable())?;
            let Some(bytes) = piece.get(..count).filter(|bytes| !bytes.is_empty()) else { return Ok(all) };
            all += count as u64;
            if all > most || !self.fits(bytes) {
                return Err(too_large());
            }
        }
    }

    fn fits(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            // no letter of these encodings has it: so no other encoding hides anything
            if *byte == 0 {
                return false;
            }
            self.run = if *byte == b'<' { 0 } else { self.run + 1 };
            if self.run > LONGEST_TEXT {
                return false;
            }
        }
        self.tail.extend_from_slice(bytes);
        let announced = announced(&self.tail);
        let from = self.tail.len().saturating_sub(64);
        self.tail.drain(..from);
        announced <= MOST_TEXTS
    }
}

/// The largest `uniqueCount` that is announced: room is made for so many texts before one is read.
fn announced(bytes: &[u8]) -> u64 {
    const WORD: &[u8] = b"uniqueCount";
    let mut most = 0;
    for at in bytes.windows(WORD.len()).enumerate().filter(|(_, word)| *word == WORD).map(|(at, _)| at) {
        let rest = bytes[at + WORD.len()..].iter();
        let digits = rest
            .skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'' | b'0'))
            .take_while(|byte| byte.is_ascii_digit());
        most = most
            .max(digits.fold(0u64, |n, byte| n.saturating_mul(10).saturating_add(u64::from(byte - b'0'))));
    }
    most
}

/// A cell as it would stand in a CSV file: dates as such, numbers without what a float adds to them.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => plain(*number),
        DataRef::String(text) => cell(text),
        DataRef::SharedString(text) => cell(text),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(at) => moment(at),
        DataRef::DateTimeIso(at) => at.strip_suffix("T00:00:00").unwrap_or(at).to_owned(),
        DataRef::DurationIso(length) => length.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

fn cell(text: &str) -> String {
    unguarded(text.trim()).replace('\0', "")
}

/// Fifteen digits, as Excel shows a number.
fn plain(number: f64) -> String {
    format!("{number:.14e}").parse().unwrap_or(number).to_string()
}

fn moment(at: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    let (hour, minute, second) = (u32::from(hour), u32::from(minute), u32::from(second));
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    let Some(time) = date.and_then(|date| date.and_hms_opt(hour, minute, second)) else {
        return plain(at.as_f64());
    };
    // a float's second may end a moment too early
    let time: NaiveDateTime = time + TimeDelta::seconds(i64::from(milli >= 500));
    if at.is_duration() || at.as_f64() < 1.0 {
        return time.format("%H:%M:%S").to_string();
    }
    let midnight = time.time() == chrono::NaiveTime::MIN;
    time.format(if midnight { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M:%S" }).to_string()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use rust_xlsxwriter::{ExcelDateTime as Written, Format, Workbook};

    use super::*;

    /// A workbook's bytes in a file.
    fn file(bytes: &[u8]) -> File {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(bytes).expect("written");
        file.rewind().expect("rewound");
        file
    }

    fn book(fill: impl FnOnce(&mut Workbook)) -> File {
        let mut book = Workbook::new();
        fill(&mut book);
        file(&book.save_to_buffer().expect("a workbook"))
    }

    async fn all(file: File, sheet: &str) -> Result<(Vec<String>, Vec<Vec<String>>)> {
        let mut pieces = read(file, sheet.to_owned());
        let (mut sheets, mut found) = (vec![], vec![]);
        while let Some(piece) = pieces.recv().await {
            match piece? {
                Piece::Sheets { all, .. } => sheets = all,
                Piece::Rows(mut rows) => found.append(&mut rows),
                Piece::End => return Ok((sheets, found)),
            }
        }
        panic!("no end");
    }

    fn reason(refused: Result<(Vec<String>, Vec<Vec<String>>)>) -> &'static str {
        refused.expect_err("refused").fields()[0].reason
    }

    #[tokio::test]
    async fn values_come_as_they_would_stand_in_a_csv_file() {
        let file = book(|book| {
            let sheet = book.add_worksheet();
            let day = Format::new().set_num_format("yyyy-mm-dd");
            let headings = ["名称", "电话", "日期", "时间", "金额", "是否"];
            headings.iter().enumerate().for_each(|(at, heading)| {
                sheet.write(1, at as u16, *heading).expect("a heading");
            });
            sheet.write(3, 0, "  '=深圳").expect("text");
            sheet.write(3, 1, 13_800_138_000.0).expect("a number");
            let at = Written::from_ymd(2026, 1, 31).expect("a day");
            sheet.write_with_format(3, 2, &at, &day).expect("a day");
            let at = at.and_hms(9, 30, 0).expect("a time");
            sheet.write_with_format(3, 3, &at, &day).expect("a time");
            sheet.write(3, 4, 0.1 + 0.2).expect("a number");
            sheet.write(3, 5, true).expect("yes");
            book.add_worksheet().set_name("第二张").expect("a name").write(0, 0, "other").expect("text");
        });
        let (sheets, rows) = all(file, "").await.expect("good");
        assert_eq!(sheets, ["Sheet1", "第二张"]);
        assert_eq!(rows[0], ["名称", "电话", "日期", "时间", "金额", "是否"]);
        assert!(rows[1].is_empty(), "an empty line counts");
        assert_eq!(rows[2], ["=深圳", "13800138000", "2026-01-31", "2026-01-31 09:30:00", "0.3", "true"]);
        assert_eq!(rows.len(), 3);
    }

    #[tokio::test]
    async fn another_sheet_is_read_by_its_name_and_one_that_is_not_there_is_refused() {
        let two = || {
            book(|book| {
                book.add_worksheet().write(0, 0, "a").expect("text");
                book.add_worksheet().write(0, 0, "b").expect("text");
            })
        };
        assert_eq!(all(two(), "Sheet2").await.expect("good").1, [["b"]]);
        assert_eq!(reason(all(two(), "Sheet3").await), "NO_SUCH_SHEET");
    }

    #[tokio::test]
    async fn many_rows_come_in_heaps() {
        let file = book(|book| {
            let sheet = book.add_worksheet();
            for row in 0..2_345 {
                sheet.write(row, 1, row).expect("a number");
            }
        });
        let rows = all(file, "").await.expect("good").1;
        assert_eq!((rows.len(), rows[2_344][1].as_str()), (2_345, "2344"));
    }

    #[tokio::test]
    async fn what_is_no_workbook_or_unpacks_to_more_than_fits_is_refused() {
        assert_eq!(reason(all(file(b"PK\x03\x04 and no more"), "").await), "FILE_NO_WORKBOOK");
        let packed = |name: &str, text: &[u8]| {
            let mut bundle = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
            bundle.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
            bundle.write_all(text).expect("written");
            file(bundle.finish().expect("finished").get_ref())
        };
        let long = vec![b'x'; LONGEST_TEXT + 2];
        assert_eq!(reason(all(packed("xl/sharedStrings.xml", &long), "").await), "FILE_UNPACKS_TOO_LARGE");
        let announcing = br#"<sst uniqueCount = "099999999999">"#;
        assert_eq!(
            reason(all(packed("xl/sharedStrings.xml", announcing), "").await),
            "FILE_UNPACKS_TOO_LARGE"
        );
        assert_eq!(reason(all(packed("xl/workbook.xml", b"<\0w\0"), "").await), "FILE_UNPACKS_TOO_LARGE");
        assert_eq!(reason(all(packed("xl/other.xml", b"<a/>"), "").await), "FILE_NO_WORKBOOK");
    }

    #[test]
    fn a_bomb_is_measured_and_not_kept() {
        struct Endless;
        impl Read for Endless {
            fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
                bytes.fill(b'<');
                Ok(bytes.len())
            }
        }
        assert!(Measure::default().of(&mut Endless, 1 << 20).is_err());
    }
}
