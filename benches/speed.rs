//! How fast a brief is read and analysed, and what it allocates: `cargo bench --bench speed`.

use std::sync::Arc;

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher};
use gravamen::analysis::{Analysis, World};
use gravamen::config::Config;
use gravamen::exhibits::Exhibits;
use gravamen::schema::Schemas;
use gravamen::text::Text;
use gravamen::yaml::{Backend, Document};

#[path = "generate.rs"]
mod generate;

#[global_allocator]
static ALLOCATIONS: AllocProfiler<mimalloc::MiMalloc> = AllocProfiler::new(mimalloc::MiMalloc);

/// How many briefs of about ninety lines one run reads.
const BRIEFS: u64 = 60;

fn main() {
    divan::main();
}

fn briefs() -> Vec<Arc<str>> {
    (0..BRIEFS).map(|nth| generate::brief(nth).into()).collect()
}

fn bytes(briefs: &[Arc<str>]) -> BytesCount {
    BytesCount::new(briefs.iter().map(|it| it.len()).sum::<usize>())
}

fn world() -> World {
    World {
        schemas: Schemas::built_in(),
        config: Arc::new(Config::default()),
        today: gravamen::calendar::Date::constant(2024, 6, 18),
        as_of: None,
        exhibits: Exhibits::default(),
    }
}

/// From text to tree, with either back end.
#[divan::bench(args = [Backend::Oneyaml, Backend::Granit])]
fn parse(bencher: Bencher<'_, '_>, backend: Backend) {
    let briefs = briefs();
    bencher.counter(bytes(&briefs)).bench_local(|| {
        for brief in &briefs {
            divan::black_box(Document::parse_with(Arc::clone(brief), backend));
        }
    });
}

/// From text to findings.
#[divan::bench]
fn whole(bencher: Bencher<'_, '_>) {
    let (briefs, world) = (briefs(), world());
    bencher.counter(bytes(&briefs)).bench_local(|| {
        for brief in &briefs {
            divan::black_box(Analysis::new(Text::new(Arc::clone(brief)), &world));
        }
    });
}

/// One brief with two thousand facts.
#[divan::bench]
fn whole_dense(bencher: Bencher<'_, '_>) {
    let (brief, world): (Arc<str>, World) = (generate::dense(2_000).into(), world());
    bencher
        .counter(BytesCount::new(brief.len()))
        .bench_local(|| {
            divan::black_box(Analysis::new(Text::new(Arc::clone(&brief)), &world));
        });
}

/// From packed schema files to the compiled law, as at each start.
#[divan::bench]
fn law() {
    divan::black_box(Schemas::load(Vec::new()));
}
