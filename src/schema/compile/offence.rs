//! An offence from its layers: its requirement, elements, grounds and tiers.

use super::super::fault::{Log, Named};
use super::super::layers::Draft;
use super::super::read::Word;
use super::super::sheet::{Sheet, entries};
use super::super::{
    Displaced, Element, ElementId, Ground, GroundId, KindId, Offence, Penalty, ReadingId, Tier,
};
use super::requirement::{Tree, known_ground};
use super::shape::{Elements, Shaper};
use super::words::{spaced, titled, unknown};
use super::{Cx, Lib, check, derived, ground, penalty};
use crate::calendar::Date;
use crate::cite::Cite;
use crate::text::Bilingual;

const TIER: &[&str] = &["title", "requires", "penalty"];

pub(super) fn offence(log: &mut Log, lib: &Lib, draft: &Draft<'_>) -> Offence {
    let base = &draft.layers[0];
    let accumulate = penalty::accumulate(log, lib, draft);
    let last_day = accumulate.as_ref().and_then(|it| it.last_day);
    let mut grounds = grounds(log, lib, draft, last_day);
    let names = Names::read(log, lib, draft);
    let tree = tree(log, draft);
    let tiers = tiers(log, lib, draft);
    let asked = [&tree].into_iter().chain(tiers.iter().map(|it| &it.tree));
    check::names(log, &names, asked.clone());
    check::unasked(log, draft, asked);
    let mut shaper = Shaper {
        elements: Elements::default(),
        names: &names,
        offence: draft.id,
    };
    let requires = shaper.whole(&tree);
    let tiers = tiers.into_iter().map(|it| it.shaped(&mut shaper)).collect();
    let elements = shaper.elements.named(&names, &grounds, draft.id);
    carry(&elements, &mut grounds);
    displaces(log, lib, draft, &mut grounds);
    check::always_displaced(log, &grounds);
    Offence {
        id: draft.id.text.into(),
        title: base.title.clone(),
        summary: summary(log, draft),
        cite: base.cite.clone().unwrap_or_else(|| Cite::unresolved("")),
        in_force: base.in_force,
        subjects: penalty::subjects(log, draft),
        age: penalty::age(log, lib, draft),
        conduct: conduct(log, lib, draft),
        accumulate,
        attribute: penalty::attribute(log, lib, draft),
        penalty: penalty::penalty(log, lib, draft),
        limitation: penalty::limitation(log, lib, draft),
        requires,
        elements,
        ground_ids: by_id(&grounds),
        grounds,
        tiers,
        layers: draft.layers.clone(),
        origin: draft.id.origin(),
    }
}

fn grounds(
    log: &mut Log,
    lib: &Lib,
    draft: &Draft<'_>,
    last_day: Option<ReadingId>,
) -> Vec<Ground> {
    let made = draft.grounds.iter().map(|own| {
        let mut cx = Cx {
            log: &mut *log,
            lib,
            ground: own.id,
            last_day,
        };
        ground::ground(&mut cx, draft, own)
    });
    let made = made.collect();
    derived::resolve(log, draft, made)
}

fn by_id(grounds: &[Ground]) -> rustc_hash::FxHashMap<Box<str>, GroundId> {
    let ids = grounds.iter().enumerate();
    ids.map(|(at, it)| (it.id.clone(), GroundId(ground::number(at))))
        .collect()
}

fn summary(log: &mut Log, draft: &Draft<'_>) -> Bilingual {
    let val = draft.sheets[0].get("summary");
    val.and_then(|it| it.bilingual(log)).unwrap_or_default()
}

fn conduct(log: &mut Log, lib: &Lib, draft: &Draft<'_>) -> Vec<KindId> {
    let words = draft
        .last("conduct")
        .map(|it| it.words(log))
        .unwrap_or_default();
    words
        .into_iter()
        .filter_map(|it| lib.kind(log, it))
        .collect()
}

/// The requirement as the last layer states it, with what the layers add.
fn tree<'d>(log: &mut Log, draft: &Draft<'d>) -> Tree<'d> {
    let Some(val) = draft.last("requires") else {
        draft.sheets[0].required(log, "requires");
        return Tree::never();
    };
    let mut res = Tree::read(log, draft, val, 0);
    for (_, list) in draft.each("adds") {
        for (name, val) in entries(log, list, false) {
            for word in val.words(log) {
                let Some(ground) = known_ground(log, draft, word) else {
                    continue;
                };
                if res.add(name.text, ground, word) == 0 {
                    let mut known = Vec::new();
                    res.names(&mut known);
                    unknown(log, Named::Element, name, known);
                    break;
                }
            }
        }
    }
    res
}

/// What `elements:` calls the elements, roads and groups of a requirement.
pub(super) struct Names<'d> {
    pub(super) list: Vec<Name<'d>>,
}

pub(super) struct Name<'d> {
    pub(super) id: Word<'d>,
    title: Bilingual,
    cite: Option<Cite>,
}

impl<'d> Names<'d> {
    fn read(log: &mut Log, lib: &Lib, draft: &Draft<'d>) -> Self {
        let mut list: Vec<Name<'d>> = Vec::new();
        for (_, val) in draft.each("elements") {
            for (id, val) in entries(log, val, false) {
                let sheet = Sheet::read(log, val, &["title", "cite"]).named(id);
                let title = titled(log, &sheet, id);
                let cite = sheet.get("cite").map(|it| lib.cite(log, it));
                list.retain(|it| it.id.text != id.text);
                list.push(Name { id, title, cite });
            }
        }
        Self { list }
    }

    fn get(&self, id: &str) -> Option<&Name<'d>> {
        self.list.iter().find(|it| it.id.text == id)
    }

    pub(super) fn title(&self, id: &str) -> Option<Bilingual> {
        self.get(id).map(|it| it.title.clone())
    }
}

impl Elements {
    /// The elements with their titles: given ones, else that of the only ground, else the id
    /// in words. There is always one.
    fn named(self, names: &Names<'_>, grounds: &[Ground], offence: Word<'_>) -> Vec<Element> {
        let title = |id: &str, of: &[GroundId]| match (names.title(id), of) {
            (Some(title), _) => title,
            (None, [only]) => grounds[only.index()].title.clone(),
            (None, _) => spaced(id),
        };
        let mut res: Vec<Element> = Vec::new();
        for it in self.list {
            let cite = names.get(&it.id).and_then(|it| it.cite.clone());
            let title = title(&it.id, &it.grounds);
            let (id, grounds, origin) = (it.id, it.grounds, it.origin);
            res.push(Element {
                id,
                title,
                cite,
                grounds,
                origin,
            });
        }
        if res.is_empty() {
            let (id, title) = (offence.text.into(), spaced(offence.text));
            let origin = offence.origin();
            res.push(Element {
                id,
                title,
                cite: None,
                grounds: Vec::new(),
                origin,
            });
        }
        res
    }
}

/// Tells each ground which element it carries first.
fn carry(elements: &[Element], grounds: &mut [Ground]) {
    for (at, element) in elements.iter().enumerate().rev() {
        for id in &element.grounds {
            if let Some(ground) = grounds.get_mut(id.index()) {
                ground.element = ElementId(ground::number(at));
            }
        }
    }
}

/// A tier before its requirement has its shape.
struct TierDraft<'d> {
    id: Word<'d>,
    tree: Tree<'d>,
    title: Bilingual,
    penalty: Penalty,
}

impl<'d> TierDraft<'d> {
    fn shaped(self, shaper: &mut Shaper<'_, 'd>) -> Tier {
        let requires = shaper.tier(self.id, &self.tree);
        Tier {
            id: self.id.text.into(),
            title: self.title,
            requires,
            penalty: self.penalty,
        }
    }
}

/// The tiers of all layers; a later one of the same id is laid over the earlier.
fn tiers<'d>(log: &mut Log, lib: &Lib, draft: &Draft<'d>) -> Vec<TierDraft<'d>> {
    let mut sheets: Vec<(Word<'d>, Sheet<'d>)> = Vec::new();
    for (_, val) in draft.each("tiers") {
        for (id, val) in entries(log, val, false) {
            let sheet = Sheet::read(log, val, TIER).named(id);
            match sheets.iter_mut().find(|it| it.0.text == id.text) {
                Some(old) => old.1.overlay(&sheet),
                None if id.id(log).is_some() => sheets.push((id, sheet)),
                None => {}
            }
        }
    }
    let mut res = Vec::new();
    for (id, sheet) in sheets {
        let requires = sheet.required(log, "requires");
        let tree = requires.map_or_else(Tree::never, |it| Tree::read(log, draft, it, 0));
        let title = titled(log, &sheet, id);
        let penalty = penalty::of_tier(log, lib, &sheet);
        res.push(TierDraft {
            id,
            tree,
            title,
            penalty,
        });
    }
    res
}

/// Notes on each ground that a later layer displaces from when, and under which reading.
fn displaces(log: &mut Log, lib: &Lib, draft: &Draft<'_>, grounds: &mut [Ground]) {
    for (layer, list) in draft.each("displaces") {
        let from = draft.layers[layer].in_force.from.unwrap_or(Date::MIN);
        let layer = ground::number(layer);
        let mut displace = |log: &mut Log, word, reading| {
            if let Some(id) = known_ground(log, draft, word) {
                grounds[id.index()].displaced = Some(Displaced {
                    from,
                    reading,
                    layer,
                });
            }
        };
        if !list.node.is_mapping() {
            for word in list.words(log) {
                displace(log, word, None);
            }
            continue;
        }
        for (word, val) in entries(log, list, false) {
            let sheet = Sheet::read(log, val, &["reading", "choice"]).named(word);
            if let Some(reading) = lib.reading_choice(log, &sheet) {
                displace(log, word, Some(reading));
            }
        }
    }
}
