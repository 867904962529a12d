//! Pieces of evidence and their exhibits.

use super::word::words;
use super::{Id, Ref};
use crate::calendar::PartialDate;
use crate::text::Spanned;

/// `evidence.<id>`
#[derive(Debug)]
pub struct Evidence {
    /// Its id.
    pub id: Id,
    /// Its kind in the sense of CPL 50.
    pub kind: Option<Spanned<EvidenceKind>>,
    /// Its title.
    pub title: Option<Spanned<Box<str>>>,
    /// The exhibit's path, relative to the brief.
    pub file: Option<Spanned<Box<str>>>,
    /// The exhibit's hash.
    pub hash: Option<Spanned<Hash>>,
    /// When it was obtained.
    pub obtained: Option<Spanned<PartialDate>>,
    /// The parties it comes from; a source in words is not kept.
    pub from: Vec<Ref>,
    /// Why it was excluded; then it supports nothing.
    pub excluded: Option<Spanned<Box<str>>>,
}

words! {
    /// The eight kinds of evidence (CPL 50); the last of them has two words in the format.
    pub enum EvidenceKind {
        Physical = "physical", "physical evidence", "物证";
        Documentary = "documentary", "documentary evidence", "书证";
        Testimony = "testimony", "testimony of a witness", "证人证言";
        VictimStatement = "victim-statement", "statement of a victim", "被害人陈述";
        Confession = "confession", "statement of an accused", "供述和辩解";
        ExpertOpinion = "expert-opinion", "expert opinion", "鉴定意见";
        InspectionRecord = "inspection-record", "record of an inspection or identification", "勘验、检查、辨认、侦查实验笔录";
        Audiovisual = "audiovisual", "audiovisual material", "视听资料";
        ElectronicData = "electronic-data", "electronic data", "电子数据";
    }

    /// The algorithm of a recorded hash.
    pub enum HashAlgorithm {
        Sha256 = "sha256", "SHA-256", "SHA-256";
        Sha512 = "sha512", "SHA-512", "SHA-512";
        Sm3 = "sm3", "SM3", "国密 SM3";
    }
}

impl HashAlgorithm {
    /// How many hexadecimal digits its digest has.
    pub const fn digits(self) -> usize {
        match self {
            Self::Sha256 | Self::Sm3 => 64,
            Self::Sha512 => 128,
        }
    }
}

/// A recorded hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hash {
    /// The algorithm.
    pub algorithm: HashAlgorithm,
    /// The digest in lower-case hexadecimal.
    pub hex: Box<str>,
}
