//! How a client is reached: over standard input and output, a port of this machine, or a pipe.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};

use super::driver::Connection;

/// A way to a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Standard input and output.
    Stdio,
    /// A port.
    Tcp(SocketAddr),
    /// A socket file.
    Pipe(PathBuf),
}

impl Channel {
    /// Opens it. Where somebody listens already, as VS Code does, the server connects; else it
    /// listens itself, as Neovim and Emacs expect, and takes one client.
    ///
    /// # Errors
    ///
    /// When neither can be done, or when the address is not one of this machine.
    pub fn open(&self) -> io::Result<Connection> {
        match self {
            Self::Stdio => Ok(Connection {
                input: Box::new(io::stdin()),
                output: Box::new(io::stdout()),
            }),
            Self::Tcp(address) => tcp(*address),
            Self::Pipe(path) => pipe(path),
        }
    }
}

fn tcp(address: SocketAddr) -> io::Result<Connection> {
    if !address.ip().is_loopback() {
        // A brief is confidential: it does not leave the machine.
        let words = format!("{} is not an address of this machine", address.ip());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, words));
    }
    let stream = match TcpStream::connect(address) {
        Ok(stream) => stream,
        Err(_) => TcpListener::bind(address)?.accept()?.0,
    };
    stream.set_nodelay(true)?;
    both(stream.try_clone()?, stream)
}

#[cfg(unix)]
fn pipe(path: &Path) -> io::Result<Connection> {
    use std::os::unix::net::{UnixListener, UnixStream};
    let stream = match UnixStream::connect(path) {
        Ok(stream) => stream,
        Err(_) => {
            let stream = UnixListener::bind(path)?.accept()?.0;
            // Once the client is there nobody else may come.
            std::fs::remove_file(path)?;
            stream
        }
    };
    both(stream.try_clone()?, stream)
}

#[cfg(windows)]
fn pipe(path: &Path) -> io::Result<Connection> {
    let stream = std::fs::File::options().read(true).write(true).open(path)?;
    both(stream.try_clone()?, stream)
}

fn both(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
) -> io::Result<Connection> {
    Ok(Connection {
        input: Box::new(input),
        output: Box::new(output),
    })
}
