//! Messages on the wire: a header with a length, then JSON.

use std::io::{self, BufRead, Read, Write};

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{ErrorCode, Id, Request, Response};

/// The longest message that is read, in bytes: 64 MiB.
pub const MAX_BODY: u64 = 64 << 20;

/// A length beyond which nobody waits for the rest of a message to be skipped.
const ABSURD: u64 = 1 << 30;

/// What the client sends.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Message {
    /// An answer to a request of the server.
    Response(Response),
    /// A request or a notification.
    Request(Request),
}

/// One thing that came in.
#[derive(Debug)]
pub enum Incoming {
    /// A message.
    Message(Message),
    /// Something that is none, and what is answered to it.
    Bad(Id, ErrorCode, String),
    /// A message of so many bytes, which was skipped.
    TooLong(u64),
}

/// The next thing that comes in; `None` at the end.
///
/// # Errors
///
/// When the stream breaks.
pub fn read(stream: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    Ok(match frame(stream)? {
        Frame::End => None,
        Frame::Body(body) => Some(parse(&body)),
        Frame::Bad(words) => Some(Incoming::Bad(Id::Null, ErrorCode::ParseError, words)),
        Frame::TooLong(length) => Some(Incoming::TooLong(length)),
    })
}

/// Writes one message.
///
/// # Errors
///
/// When nobody reads any more.
pub fn write(stream: &mut impl Write, body: &[u8]) -> io::Result<()> {
    write!(stream, "Content-Length: {}\r\n\r\n", body.len())?;
    stream.write_all(body)
}

enum Frame {
    End,
    Body(Vec<u8>),
    Bad(String),
    TooLong(u64),
}

/// Reads a header and its body. Lines that are no header are skipped up to the next empty one, so
/// that one bad message does not end the session.
fn frame(stream: &mut impl BufRead) -> io::Result<Frame> {
    let mut length = None;
    let mut begun = false;
    let mut line = Vec::new();
    loop {
        line.clear();
        if stream.by_ref().take(8192).read_until(b'\n', &mut line)? == 0 {
            return Ok(Frame::End);
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches(['\r', '\n']);
        if !text.is_empty() {
            begun = true;
            length = header_length(text).or(length);
            continue;
        }
        match length {
            Some(Ok(length)) => return body(stream, length),
            Some(Err(words)) => return Ok(Frame::Bad(words)),
            None if begun => return Ok(Frame::Bad("missing Content-Length".to_owned())),
            // A stray empty line.
            None => {}
        }
    }
}

/// The length that a line states, also behind something that is no header.
fn header_length(line: &str) -> Option<Result<u64, String>> {
    const NAME: &str = "content-length:";
    let at = line.to_ascii_lowercase().find(NAME)?;
    let value = line[at + NAME.len()..].trim();
    let length = value.parse();
    Some(length.map_err(|_| format!("bad Content-Length {value:?}")))
}

fn body(stream: &mut impl BufRead, length: u64) -> io::Result<Frame> {
    if length > ABSURD {
        return Ok(Frame::End);
    }
    let mut piece = stream.take(length);
    if length > MAX_BODY {
        io::copy(&mut piece, &mut io::sink())?;
        return Ok(Frame::TooLong(length));
    }
    let mut body = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    piece.read_to_end(&mut body)?;
    Ok(if body.len() as u64 == length {
        Frame::Body(body)
    } else {
        Frame::End
    })
}

fn parse(body: &[u8]) -> Incoming {
    let mut value: Value = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(error) => return Incoming::Bad(Id::Null, ErrorCode::ParseError, error.to_string()),
    };
    // `"params": null` says the same as no params.
    if let Some(object) = value.as_object_mut()
        && object.get("params").is_some_and(Value::is_null)
    {
        object.remove("params");
    }
    let id = value.get("id").cloned();
    let id = id.and_then(|it| serde_json::from_value(it).ok());
    match serde_json::from_value(value) {
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Bad(
            id.unwrap_or(Id::Null),
            ErrorCode::InvalidRequest,
            error.to_string(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of some bytes, one word each.
    fn read_all(mut bytes: &[u8]) -> Vec<String> {
        let mut res = Vec::new();
        while let Some(it) = read(&mut bytes).unwrap() {
            res.push(match it {
                Incoming::Message(Message::Request(it)) => it.method().to_owned(),
                Incoming::Message(Message::Response(it)) => format!("answer {}", it.id()),
                Incoming::Bad(_, code, _) => format!("bad {}", code.code()),
                Incoming::TooLong(length) => format!("too long {length}"),
            });
        }
        res
    }

    #[test]
    fn whatever_comes_in_the_next_message_is_read() {
        let good = "Content-Length: 34\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"one/a\"}";
        for (bad, said) in [
            ("Content-Length: 9\r\n\r\n{\"foo\":1}", "bad -32600"),
            ("Content-Length: 2\r\n\r\n[]", "bad -32600"),
            ("Content-Length: 3\r\n\r\n{ab", "bad -32700"),
            ("rubbish\r\n\r\n", "bad -32700"),
            ("Content-Length: many\r\n\r\n", "bad -32700"),
            ("\r\n", ""),
            (
                "X-One: 1\r\ncontent-LENGTH: 2\r\nX-Two: 2\r\n\r\n{}",
                "bad -32600",
            ),
        ] {
            let read = read_all(format!("{bad}{good}").as_bytes());
            let expected: Vec<&str> = [said, "one/a"]
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect();
            assert_eq!(read, expected, "after {bad:?}");
        }
    }

    #[test]
    fn null_params_are_no_params() {
        let body = br#"{"jsonrpc":"2.0","id":1,"method":"shutdown","params":null}"#;
        let Incoming::Message(Message::Request(it)) = parse(body) else {
            panic!("not a request");
        };
        assert!(it.params().is_none());
    }
}
