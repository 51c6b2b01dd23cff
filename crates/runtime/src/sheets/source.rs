//! The rows of an uploaded file, whichever kind of file it is: a text (CSV) is read as its bytes come, an Excel workbook once
//! all of it lies in a temporary file.

use bytes::Bytes;
use futures::{StreamExt, stream::BoxStream};
use kernel::{Error, Result};
use tokio::{io::AsyncWriteExt as _, sync::mpsc};

use super::{
    csv,
    files::Incoming,
    xlsx::{self, Piece},
};

/// Bytes of a workbook.
const MOST_BYTES: usize = 200 << 20;

/// A file that is being read.
pub struct Source {
    rows: Rows,
    /// Of a workbook: the sheets to choose from, and the one that is read.
    pub sheets: Vec<String>,
    pub sheet: String,
    ended: bool,
}

enum Rows {
    Text { reader: csv::Rows, head: Vec<u8>, bytes: BoxStream<'static, Result<Bytes>> },
    Book(mpsc::Receiver<Result<Piece>>),
}

impl Source {
    /// Begins to read; `sheet` names one of a workbook's, else it is the first.
    pub async fn open(incoming: Incoming, sheet: &str) -> Result<Self> {
        let mut bytes = incoming.bytes.fuse().boxed();
        let mut head = vec![];
        while head.len() < xlsx::BEGINNING.len() {
            match bytes.next().await {
                Some(piece) => head.extend_from_slice(&piece?),
                None => break,
            }
        }
        if head.starts_with(xlsx::OLD_BEGINNING) {
            return Err(Error::invalid("fileId", "FILE_OLD_WORKBOOK"));
        }
        if head.starts_with(xlsx::BEGINNING) {
            return Self::book(head, bytes, sheet).await;
        }
        if !sheet.is_empty() {
            return Err(Error::invalid("sheet", "NO_SUCH_SHEET").with("sheets", ""));
        }
        let rows = Rows::Text { reader: csv::Rows::default(), head, bytes };
        Ok(Self { rows, sheets: vec![], sheet: String::new(), ended: false })
    }

    async fn book(head: Vec<u8>, mut bytes: BoxStream<'static, Result<Bytes>>, sheet: &str) -> Result<Self> {
        let file = tempfile::tempfile().map_err(Error::internal)?;
        let mut waiting = tokio::fs::File::from_std(file);
        waiting.write_all(&head).await.map_err(Error::internal)?;
        let mut size = head.len();
        while let Some(piece) = bytes.next().await {
            let piece = piece?;
            size += piece.len();
            if size > MOST_BYTES {
                return Err(Error::invalid("fileId", "FILE_UNPACKS_TOO_LARGE"));
            }
            waiting.write_all(&piece).await.map_err(Error::internal)?;
        }
        waiting.flush().await.map_err(Error::internal)?;
        let mut pieces = xlsx::read(waiting.into_std().await, sheet.to_owned());
        match pieces.recv().await {
            Some(Ok(Piece::Sheets { all, read })) => {
                Ok(Self { rows: Rows::Book(pieces), sheets: all, sheet: read, ended: false })
            }
            Some(Err(error)) => Err(error),
            _ => Err(xlsx::unreadable()),
        }
    }

    /// Adds the next rows; says whether there may be more. An empty row is a line without anything.
    pub async fn next(&mut self, rows: &mut Vec<Vec<String>>) -> Result<bool> {
        if self.ended {
            return Ok(false);
        }
        match &mut self.rows {
            Rows::Text { reader, head, bytes } => {
                if !head.is_empty() {
                    reader.take(&std::mem::take(head), rows)?;
                    return Ok(true);
                }
                match bytes.next().await.transpose()? {
                    // an empty piece would mean the end
                    Some(piece) if piece.is_empty() => {}
                    Some(piece) => reader.take(&piece, rows)?,
                    None => {
                        reader.take(&[], rows)?;
                        self.ended = true;
                    }
                }
            }
            Rows::Book(pieces) => match pieces.recv().await.transpose()? {
                Some(Piece::Rows(mut heap)) => rows.append(&mut heap),
                Some(Piece::Sheets { .. }) => {}
                Some(Piece::End) => self.ended = true,
                // the thread has died of what it read
                None => return Err(xlsx::unreadable()),
            },
        }
        Ok(!self.ended)
    }
}
