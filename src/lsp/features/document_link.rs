//! Links to exhibits inside the workspace, and to the official pages of what is cited.

use std::path::Path;

use tower_lsp::lsp_types::{DocumentLink, DocumentLinkOptions, ServerCapabilities, Url};

use super::own::is_known;
use crate::analysis::Analysis;
use crate::cite::Cite;
use crate::exhibits::Exhibit;
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::schema::Schemas;
use crate::text::{TextRange, TextSize};
use crate::yaml::{Document, NodeKind};

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.document_link_provider = Some(DocumentLinkOptions {
        resolve_provider: Some(false),
        work_done_progress_options: Default::default(),
    });
}

/// The links of a document, in order.
pub fn answer(snapshot: &Snapshot) -> Vec<DocumentLink> {
    if !is_known(snapshot) {
        return Vec::new();
    }
    let says = tooltips(&snapshot.client);
    let exhibits = snapshot.brief().zip(snapshot.folder());
    let exhibits = exhibits.map_or_else(Vec::new, |(brief, folder)| exhibits_of(brief, folder));
    let exhibits = exhibits.into_iter().map(|(range, target)| (range, target, None));
    let pages = pages(snapshot.doc(), snapshot.schemas(), snapshot.brief());
    let pages = pages.into_iter().map(|it| {
        let words = snapshot.schemas().cite_words(&it.cite, snapshot.lang);
        (it.range, it.target, Some(words))
    });
    let mut res: Vec<_> = exhibits.chain(pages).collect();
    res.sort_by_key(|it| it.0.start());
    let one = |(range, target, tooltip): (TextRange, Url, Option<String>)| DocumentLink {
        range: snapshot.range(range),
        target: Some(target),
        tooltip: tooltip.filter(|_| says),
        data: None,
    };
    res.into_iter().map(one).collect()
}

fn tooltips(client: &Client) -> bool {
    let document = client.can.text_document.as_ref();
    let link = document.and_then(|it| it.document_link.as_ref());
    link.and_then(|it| it.tooltip_support).unwrap_or(false)
}

/// The exhibits of a brief in `folder` that are there: those that leave the repository are not
/// looked at, and so not linked.
pub fn exhibits_of(analysis: &Analysis, folder: &Path) -> Vec<(TextRange, Url)> {
    let known = analysis.cx().exhibits;
    let files = analysis.brief.evidence.iter().filter_map(|it| it.file.as_ref());
    let there = files.filter(|it| matches!(known.get(&it.value), Some(Exhibit::Present(_))));
    let link = |it: &crate::text::Spanned<Box<str>>| {
        Some((it.range, Url::from_file_path(folder.join(&*it.value)).ok()?))
    };
    there.filter_map(link).collect()
}

/// A link to the official page of a provision.
#[derive(Clone, Debug)]
pub struct Page {
    /// The words that name it.
    pub range: TextRange,
    /// What is cited.
    pub cite: Cite,
    /// The page.
    pub target: Url,
}

/// The official pages, where the law names them: of every citation in the text, and of the
/// offences that a brief charges.
pub fn pages(doc: &Document, law: &Schemas, brief: Option<&Analysis>) -> Vec<Page> {
    if !law.instruments.iter().any(|it| it.url.is_some() || it.articles.iter().any(|it| it.url.is_some())) {
        return Vec::new();
    }
    let scalars = doc.nodes().filter(|it| it.kind() == NodeKind::Scalar);
    let texts = scalars.map(|it| it.range()).chain(doc.comments().iter().map(|it| it.range));
    let mut res: Vec<Page> = texts.flat_map(|it| citations(doc.source(), it, law)).collect();
    let charges = brief.into_iter().flat_map(|it| &it.brief.charges);
    res.extend(charges.filter_map(|it| {
        let offence = it.offence.as_ref()?;
        page(offence.range, law.offence(&offence.value)?.cite.clone(), law)
    }));
    res.sort_by_key(|it| it.range.start());
    res
}

fn citations(source: &str, text: TextRange, law: &Schemas) -> Vec<Page> {
    let part = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '/');
    let mut res = Vec::new();
    let mut at = 0;
    for word in source[text].split(|it: char| !part(it)) {
        let start = text.start() + TextSize::try_from(at).unwrap_or_default();
        if word.contains('/') && let Some(cite) = law.cite_of(word) {
            res.extend(page(TextRange::at(start, TextSize::of(word)), cite, law));
        }
        let next = source[text][at + word.len()..].chars().next();
        at += word.len() + next.map_or(0, char::len_utf8);
    }
    res
}

fn page(range: TextRange, cite: Cite, law: &Schemas) -> Option<Page> {
    let article = cite.article(&law.instruments).and_then(|it| it.url.as_deref());
    let url = article.or_else(|| cite.instrument(&law.instruments)?.url.as_deref())?;
    let target = Url::parse(url).ok().filter(|it| matches!(it.scheme(), "http" | "https"))?;
    Some(Page { range, cite, target })
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::{exhibits_of, pages};
    use crate::analysis::Analysis;
    use crate::exhibits::{Exhibit, Exhibits};
    use crate::lsp::fixture::world;
    use crate::schema::Schemas;
    use crate::text::Text;
    use crate::yaml::Document;

    #[test]
    fn exhibits_that_are_there_are_linked() {
        let source = "evidence:\n  a: {file: 'exhibits/账 [1].pdf'}\n  b: {file: gone.pdf}\n  c: {file: ../out.pdf}\n";
        let mut exhibits = Exhibits::default();
        exhibits.insert("exhibits/账 [1].pdf", Exhibit::Present(Vec::new()));
        exhibits.insert("gone.pdf", Exhibit::Missing);
        exhibits.insert("../out.pdf", Exhibit::Outside);
        let analysis = Analysis::with_exhibits(Text::new(source), &world(), |_| exhibits);
        let links = exhibits_of(&analysis, Path::new("/case"));
        let said: Vec<(&str, &str)> = links.iter().map(|it| (&source[it.0], it.1.as_str())).collect();
        assert_eq!(said.len(), 1);
        assert!(said[0].0.contains("exhibits/账 [1].pdf"));
        assert_eq!(said[0].1, "file:///case/exhibits/%E8%B4%A6%20[1].pdf");
    }

    const LAW: &str = "\
schema: 1
instruments:
  act:
    title: An Act
    short: Act
    number: ''
    in-force: 2020-01-01..
    url: https://law.example/act
    articles:
      1: {title: One, summary: One, url: 'https://law.example/act/1'}
      2: {title: Two, summary: Two}
";

    #[test]
    fn citations_lead_to_the_page_of_the_article_or_of_the_whole() {
        let (law, _) = Schemas::load(vec![("act.yaml".into(), LAW.into())]);
        let law = Arc::new(law);
        let source = "note: see act/1（act/2）, act/9\n# act/1 and act\n";
        let found = pages(&Document::parse(source), &law, None);
        let said: Vec<(&str, &str)> = found.iter().map(|it| (&source[it.range], it.target.as_str())).collect();
        assert_eq!(
            said,
            [
                ("act/1", "https://law.example/act/1"),
                ("act/2", "https://law.example/act"),
                ("act/1", "https://law.example/act/1"),
            ]
        );
    }
}
