//! CSV as spreadsheets write and read it: UTF-8, with or without a mark of its encoding, or what Excel writes in
//! China unless asked otherwise (GBK); cells between commas, semicolons or tabs (what is copied out of a
//! spreadsheet has tabs).
//!
//! Excel takes a cell that begins with `=`, `+`, `-` or `@` for a formula, whoever wrote it. Such texts go out
//! with an apostrophe before them, and come in without it.

use std::borrow::Cow;

use bytes::Bytes;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use encoding_rs::GB18030;
use kernel::{Error, Result};

const MARK: &[u8] = b"\xef\xbb\xbf";
/// Bytes of one row, and its cells.
const LONGEST_ROW: usize = 1 << 20;
pub const MOST_COLUMNS: usize = 500;
/// What a formula begins with, half or full width.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell as it goes out. A negative amount is no formula; what has apostrophes of its own before one gets another, so
/// that it comes back as it was.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let formula = cell.trim_start_matches('\'').starts_with(FORMULA) && !is_negative(cell);
    if formula { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// A cell as it was before it went out.
pub fn unguarded(cell: &str) -> &str {
    let rest = cell.strip_prefix('\'');
    rest.filter(|rest| rest.trim_start_matches('\'').starts_with(FORMULA)).unwrap_or(cell)
}

/// `-12`, `-1234.50`
fn is_negative(cell: &str) -> bool {
    let Some(digits) = cell.strip_prefix('-') else { return false };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.len() <= 15 && all_digits(whole) && all_digits(rest)
}

/// How letters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    /// With all that was added to it since.
    Gbk,
}

impl Encoding {
    /// What a row says of its file; plain letters say nothing.
    fn of(row: &[u8]) -> Option<Self> {
        if row.is_ascii() {
            return None;
        }
        Some(if std::str::from_utf8(row).is_ok() { Self::Utf8 } else { Self::Gbk })
    }

    fn read(self, bytes: &[u8]) -> Result<Cow<'_, str>> {
        let text = match self {
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Self::Gbk => GB18030.decode_without_bom_handling_and_without_replacement(bytes),
        };
        text.ok_or_else(|| wrong("FILE_NOT_TEXT"))
    }
}

/// Rows from bytes as they come.
pub struct Rows {
    reader: Option<Reader>,
    /// Known from the first row on that has other than plain letters.
    encoding: Option<Encoding>,
    /// Before the first line is whole, and with it which sign stands between cells.
    head: Vec<u8>,
    cells: Vec<u8>,
    ends: Vec<usize>,
    filled: usize,
    count: usize,
}

impl Default for Rows {
    fn default() -> Self {
        let (cells, ends) = (vec![0; 4096], vec![0; 64]);
        Self { reader: None, encoding: None, head: vec![], cells, ends, filled: 0, count: 0 }
    }
}

impl Rows {
    /// The rows that end within these bytes and those before; no bytes at all end the last row.
    pub fn take(&mut self, bytes: &[u8], rows: &mut Vec<Vec<String>>) -> Result<()> {
        if self.reader.is_none() {
            self.head.extend_from_slice(bytes);
            let whole = self.head.contains(&b'\n') || bytes.is_empty() || self.head.len() > LONGEST_ROW;
            if !whole {
                return Ok(());
            }
            let head = std::mem::take(&mut self.head);
            let marked = head.strip_prefix(MARK);
            self.encoding = marked.map(|_| Encoding::Utf8);
            let head = marked.unwrap_or(&head);
            self.reader = Some(ReaderBuilder::new().delimiter(delimiter(head)).build());
            if !head.is_empty() {
                self.read(head, rows)?;
            }
            return if bytes.is_empty() { self.read(&[], rows) } else { Ok(()) };
        }
        self.read(bytes, rows)
    }

    fn read(&mut self, mut bytes: &[u8], rows: &mut Vec<Vec<String>>) -> Result<()> {
        let Some(reader) = self.reader.as_mut() else { return Ok(()) };
        loop {
            let (result, read, written, ended) =
                reader.read_record(bytes, &mut self.cells[self.filled..], &mut self.ends[self.count..]);
            bytes = &bytes[read..];
            self.filled += written;
            self.count += ended;
            match result {
                ReadRecordResult::InputEmpty => return Ok(()),
                ReadRecordResult::OutputFull if self.cells.len() < LONGEST_ROW => {
                    self.cells.resize(self.cells.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull if self.ends.len() < MOST_COLUMNS => {
                    self.ends.resize(self.ends.len() * 2, 0);
                }
                ReadRecordResult::OutputFull => return Err(wrong("ROW_TOO_LONG").with("max", LONGEST_ROW)),
                ReadRecordResult::OutputEndsFull => {
                    return Err(wrong("TOO_MANY_COLUMNS").with("max", MOST_COLUMNS));
                }
                ReadRecordResult::Record => {
                    let row = &self.cells[..self.filled];
                    self.encoding = self.encoding.or_else(|| Encoding::of(row));
                    let encoding = self.encoding.unwrap_or(Encoding::Utf8);
                    let mut start = 0;
                    let cells = self.ends[..self.count].iter().map(|end| {
                        let cell = encoding.read(row.get(start..*end).unwrap_or_default())?;
                        start = *end;
                        Ok(unguarded(cell.trim()).replace('\0', ""))
                    });
                    rows.push(cells.collect::<Result<_>>()?);
                    (self.filled, self.count) = (0, 0);
                }
                ReadRecordResult::End => return Ok(()),
            }
        }
    }
}

fn wrong(reason: &'static str) -> Error {
    Error::invalid("fileId", reason)
}

/// The sign that stands most often in the first line, outside of quotation marks.
fn delimiter(head: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0)];
    for byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            byte => counts.iter_mut().filter(|(sign, _)| sign == byte).for_each(|(_, count)| *count += 1),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().find(|(_, count)| *count == most).map_or(b',', |(sign, _)| *sign)
}

/// Rows to bytes, with the mark by which Excel knows UTF-8.
pub struct Written(Vec<u8>);

impl Default for Written {
    fn default() -> Self {
        Self(MARK.to_vec())
    }
}

impl Written {
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        for (i, cell) in cells.into_iter().enumerate() {
            if i > 0 {
                self.0.push(b',');
            }
            let special = |b: u8| matches!(b, b',' | b'"' | b'\n' | b'\r');
            if cell.bytes().any(special) || cell.starts_with(' ') || cell.ends_with(' ') {
                self.0.push(b'"');
                for byte in cell.bytes() {
                    if byte == b'"' {
                        self.0.push(b'"');
                    }
                    self.0.push(byte);
                }
                self.0.push(b'"');
            } else {
                self.0.extend_from_slice(cell.as_bytes());
            }
        }
        self.0.extend_from_slice(b"\r\n");
    }

    /// What is written so far, once it is worth sending.
    pub fn piece(&mut self, at_least: usize) -> Option<Bytes> {
        (!self.0.is_empty() && self.0.len() >= at_least).then(|| Bytes::from(std::mem::take(&mut self.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8], piece: usize) -> Result<Vec<Vec<String>>> {
        let (mut rows, mut found) = (Rows::default(), vec![]);
        for bytes in text.chunks(piece) {
            rows.take(bytes, &mut found)?;
        }
        rows.take(&[], &mut found)?;
        Ok(found)
    }

    #[test]
    fn rows_come_out_however_the_bytes_are_cut() {
        let text = "\u{feff}名称,电话\r\n\"深圳, \"\"华强\"\"\n公司\",'+86 138\r\n\r\n末行,";
        for piece in [1, 2, 3, 7, 1000] {
            let rows = read(text.as_bytes(), piece).expect("good");
            assert_eq!(
                rows,
                [
                    vec!["名称".to_owned(), "电话".to_owned()],
                    vec!["深圳, \"华强\"\n公司".to_owned(), "+86 138".to_owned()],
                    vec!["末行".to_owned(), String::new()],
                ]
            );
        }
    }

    #[test]
    fn what_is_copied_out_of_a_spreadsheet_has_tabs() {
        assert_eq!(read("名称\t城市\n甲,乙\t深圳".as_bytes(), 100).expect("good")[1], ["甲,乙", "深圳"]);
        assert_eq!(read(b"name;city\na;b", 100).expect("good")[1], ["a", "b"]);
        assert!(read(b"", 100).expect("empty").is_empty());
    }

    #[test]
    fn what_excel_writes_in_china_is_read_too() {
        let gbk = GB18030.encode("name,城市\n\"深圳, 华强\",𠮷林\n").0.into_owned();
        for piece in [1, 100] {
            assert_eq!(
                read(&gbk, piece).expect("good"),
                [["name", "城市"], ["深圳, 华强", "𠮷林"]].map(|row| row.map(str::to_owned).to_vec())
            );
        }
    }

    #[test]
    fn other_encodings_and_two_in_one_file_are_refused() {
        let utf16: Vec<u8> =
            "\u{feff}名称,电话\n".encode_utf16().flat_map(|unit| unit.to_le_bytes()).collect();
        let mixed = ["名称\n".as_bytes(), &[0xc3, 0xfb, b'\n']].concat();
        for bytes in [utf16, mixed, b"\xff\xd8\xff\xe0\0\x10JFIF\n".to_vec()] {
            assert_eq!(read(&bytes, 100).expect_err("no text").fields()[0].reason, "FILE_NOT_TEXT");
        }
    }

    #[test]
    fn no_cell_that_goes_out_is_a_formula_and_it_comes_back_as_it_was() {
        for evil in [
            "'=1",
            "''@x",
            "-5%",
            "-1.",
            "-",
            "\n=1",
            "=1+1",
            "+SUM(A1)",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(A1)",
            "\t=1",
            "＝1",
        ] {
            assert!(guarded(evil).starts_with('\''), "{evil}");
            assert_eq!(unguarded(&guarded(evil)), evil);
        }
        for plain in ["-12", "-1234.50", "深圳", "'quoted'", "a=b", ""] {
            assert_eq!(guarded(plain), plain);
            assert_eq!(unguarded(plain), plain);
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut out = Written::default();
        let cells = ["a,b", "say \"hi\"", "two\nlines", "", "深圳"];
        out.row(cells);
        let bytes = out.piece(1).expect("bytes");
        assert!(bytes.starts_with(MARK));
        assert_eq!(read(&bytes, 5).expect("good"), [cells.map(str::to_owned).to_vec()]);
        assert!(out.piece(1).is_none());
    }
}
