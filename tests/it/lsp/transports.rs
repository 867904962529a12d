//! The server over a socket or a named pipe, whichever side listens.

use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use super::client::{Client, Setup};
use super::doc::Doc;
use super::{codes, unknown};

/// Tries until it succeeds; the server takes a moment to listen.
fn eventually<T>(mut attempt: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(120);
    loop {
        if let Some(res) = attempt() {
            return res;
        }
        assert!(Instant::now() < deadline, "the server does not connect");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn works(setup: &Setup, mut client: Client) {
    setup.greet(&mut client);
    let doc = Doc::open(&mut client, "file:///w/a.brief.yaml", &unknown(1));
    assert!(codes(&doc.pulled(&mut client)).contains(&"unknown-offence"));
    client.finish();
}

#[test]
fn standard_streams_are_what_stdio_asks_for() {
    let setup = Setup::pulling().argument("--stdio");
    works(&setup, setup.spawn());
}

#[test]
fn it_connects_to_a_socket_where_the_client_listens() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.set_nonblocking(true).expect("it can be asked");
    let address = listener
        .local_addr()
        .expect("it has an address")
        .to_string();
    let setup = Setup::pulling().argument("--tcp").argument(&address);
    let client = setup.spawn_on(|| {
        let stream = eventually(|| listener.accept().ok()).0;
        stream.set_nonblocking(false).expect("it can be waited for");
        stream
    });
    works(&setup, client);
}

#[test]
fn it_listens_on_a_socket_where_nobody_does() {
    let address = free_address();
    let setup = Setup::pulling().argument("--tcp").argument(&address);
    let client = setup.spawn_on(|| eventually(|| TcpStream::connect(&address).ok()));
    works(&setup, client);
}

#[test]
fn a_socket_that_closes_ends_the_server() {
    let address = free_address();
    let setup = Setup::pulling().argument("--tcp").argument(&address);
    let mut kept = None;
    let mut client = setup.spawn_on(|| {
        let stream = eventually(|| TcpStream::connect(&address).ok());
        kept = stream.try_clone().ok();
        stream
    });
    setup.greet(&mut client);
    let kept = kept.expect("a socket can be shared");
    kept.shutdown(std::net::Shutdown::Both).expect("it is open");
    assert_eq!(client.exit_code(), 1);
}

/// An address that nobody listens on.
fn free_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener
        .local_addr()
        .expect("it has an address")
        .to_string()
}

#[cfg(unix)]
mod pipes {
    use std::os::unix::net::{UnixListener, UnixStream};

    use super::*;

    #[test]
    fn it_connects_to_a_pipe_where_the_client_listens() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let path = folder.path().join("a pipe ü");
        let listener = UnixListener::bind(&path).expect("a pipe can be made");
        listener.set_nonblocking(true).expect("it can be asked");
        let setup = pipe(&path);
        let client = setup.spawn_on(|| {
            let stream = eventually(|| listener.accept().ok()).0;
            stream.set_nonblocking(false).expect("it can be waited for");
            stream
        });
        works(&setup, client);
    }

    #[test]
    fn it_listens_on_a_pipe_where_nobody_does() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let path = folder.path().join("pipe");
        let setup = pipe(&path);
        let client = setup.spawn_on(|| eventually(|| UnixStream::connect(&path).ok()));
        works(&setup, client);
    }

    fn pipe(path: &std::path::Path) -> Setup {
        let path = path.to_str().expect("a path of a test is UTF-8");
        Setup::pulling().argument(&format!("--pipe={path}"))
    }
}

#[test]
fn a_wrong_address_is_named() {
    let mut client = Setup::new().argument("--tcp").argument("nowhere").spawn();
    assert_eq!(client.exit_code(), 2);
    assert!(client.errors().contains("nowhere"), "{}", client.errors());
}

#[test]
fn nobody_can_reach_it_from_another_machine() {
    // Not this machine alone: refused, with words.
    let mut client = Setup::new().argument("--tcp").argument("0.0.0.0:0").spawn();
    assert_ne!(client.exit_code(), 0);
    assert!(!client.errors().is_empty());
}
