//! The text of a skeleton: what an offence asks for, as proposals behind `#`. It states no fact.

use std::fmt::Write as _;

use crate::phrase::{About, asks};
use crate::schema::{Element, FactKind, Field, FieldKind, Ground, Offence, Schemas};
use crate::text::Lang;

/// The text of a new brief that charges an offence. It is a brief already, in which nothing is
/// shown yet. The name is a word of a command.
pub fn skeleton(name: &str, offence: &Offence, law: &Schemas, lang: Lang) -> String {
    let (id, title) = (&offence.id, offence.title.get(lang));
    let mut res = lang.pick(
        format!(
            "# A case brief for {id}: {title}.\n\
             # `gravamen check {name}` says what is missing, `gravamen assess {name}` what the facts reach.\n\
             # What stands behind a `#` is a note or a proposal: take the `#` away and write your own.\n"
        ),
        format!(
            "# {id} {title}案情摘要。\n\
             # `gravamen check {name}` 指出缺少什么，`gravamen assess {name}` 显示事实达到多少。\n\
             # `#` 之后是说明或者建议：去掉 `#`，写入您自己的内容。\n"
        ),
    );
    res += lang.pick(HEAD.0, HEAD.1);
    for kind in kinds(offence, law) {
        res += &fact(kind, lang);
    }
    res += &lang.pick(
        format!("\ncharges:\n  - offence: {id}\n    against: [accused-1]\n    grounds:\n"),
        format!("\ncharges: # 指控\n  - offence: {id}\n    against: [accused-1] # 被指控的人\n    grounds: # 所主张的情形及其所依据的事实\n"),
    );
    for element in &offence.elements {
        res += &grounds(element, offence, law, lang);
    }
    res += lang.pick(
        "    # sentence: {imprisonment: 8m, fine: 10000 CNY} # what is proposed\n",
        "    # sentence: {imprisonment: 8m, fine: 10000 CNY} # 量刑建议\n",
    );
    res
}

const HEAD: (&str, &str) = (
    "\
brief: 1

case:
  title: Untitled
  # number: (2024) No. 1
  # stage: prosecution # investigation, prosecution, trial, appeal, closed or study
  # drafted: 2024-03-18 # the day as of which the law is read
  # filed: 2023-08-02 # when the case was filed: it stops the limitation period

parties:
  accused-1:
    name: Name
    kind: person # or organization, then with `responsible: [id, …]`
    role: accused # accused, assisted, victim, witness, authority or other
    # born: 1990-01-31

evidence:
  # statements-1:
  #   kind: documentary # physical, documentary, testimony, victim-statement, confession, expert-opinion,
  #                     # inspection-record, audiovisual or electronic-data
  #   title: Account statements
  #   file: exhibits/01-statements.pdf
  #   hash: sha256:…
  #   obtained: 2023-08-10

# One fact an entry, each with what proves it. A number can be a range (185000..210000 CNY); a date can
# be a month, a year or a period (2023-03-02..2023-06-20). Every fact can have a `status`: established,
# alleged, disputed or excluded.
facts:
",
    "\
brief: 1

case: # 案件
  title: 未命名
  # number: （2024）第1号 # 文号
  # stage: prosecution # investigation 侦查、prosecution 起诉、trial 审判、appeal 二审、closed 审结、study 研究
  # drafted: 2024-03-18 # 以这一天的法律为准
  # filed: 2023-08-02 # 立案日期，追诉时效就此停止计算

parties: # 当事人
  accused-1:
    name: 姓名
    kind: person # 单位写 organization，并写明 `responsible: [标识, …]`
    role: accused # accused 被告人、assisted 被帮助对象、victim 被害人、witness 证人、authority 机关、other 其他
    # born: 1990-01-31

evidence: # 证据
  # statements-1:
  #   kind: documentary # physical 物证、documentary 书证、testimony 证人证言、victim-statement 被害人陈述、
  #                     # confession 供述和辩解、expert-opinion 鉴定意见、inspection-record 勘验检查等笔录、
  #                     # audiovisual 视听资料、electronic-data 电子数据
  #   title: 银行流水
  #   file: exhibits/01-statements.pdf
  #   hash: sha256:…
  #   obtained: 2023-08-10

# 每项事实一个标识，并写明证据。数额可以是区间（185000..210000 CNY）；日期可以只到月或年，
# 也可以是期间（2023-03-02..2023-06-20）。每项事实可以写 `status`：established 已查明、alleged 指控、
# disputed 有争议、excluded 已排除。
facts: # 事实
",
);

/// The kinds of fact that can support a ground of the offence, in the order of the schemas.
fn kinds<'a>(offence: &'a Offence, law: &'a Schemas) -> impl Iterator<Item = &'a FactKind> {
    let fits = |at: u16| {
        let mut fits = offence.grounds.iter().flat_map(|it| &it.fits);
        fits.any(|it| it.kind.0 == at)
    };
    law.kinds
        .iter()
        .zip(0..)
        .filter(move |(_, at)| fits(*at))
        .map(|it| it.0)
}

fn fact(kind: &FactKind, lang: Lang) -> String {
    let (id, title) = (&kind.id, kind.title.get(lang));
    let mut res = format!("  # {id}-1: # {title}\n  #   kind: {id}\n");
    res += lang.pick(
        "  #   by: accused-1 # without it the fact counts for every accused\n",
        "  #   by: accused-1 # 不写则对每一名被告人计入\n",
    );
    res += "  #   when: 2023-03-02\n  #   evidence: [statements-1]\n";
    kind.fields.iter().for_each(|it| res += &field(it, lang));
    res
}

fn field(field: &Field, lang: Lang) -> String {
    let title = field.title.get(lang);
    let like = match &field.kind {
        FieldKind::Count => "120".to_owned(),
        FieldKind::Money => "185000 CNY".to_owned(),
        FieldKind::Flag => "true".to_owned(),
        FieldKind::OneOf(words) => words
            .first()
            .map_or_else(String::new, |it| it.id.to_string()),
        FieldKind::Date => "2023-03-02".to_owned(),
        FieldKind::Duration => "5y".to_owned(),
        FieldKind::Text => lang.pick("words", "文字").to_owned(),
        FieldKind::Parties => "[accused-1]".to_owned(),
        FieldKind::Facts(kind) => format!("[{}-1]", kind.as_deref().unwrap_or("fact")),
    };
    let words = match &field.kind {
        FieldKind::OneOf(words) => {
            let words: Vec<&str> = words.iter().map(|it| &*it.id).collect();
            format!("{}{}", lang.pick(": ", "："), words.join(", "))
        }
        _ => String::new(),
    };
    format!("  #   {}: {like} # {title}{words}\n", field.id)
}

/// The grounds of an element as proposals, but one that stands alone is pleaded: for every fact
/// that fits, of which there is none yet.
fn grounds(element: &Element, offence: &Offence, law: &Schemas, lang: Lang) -> String {
    let mut res = String::new();
    let _ = writeln!(res, "      # -- {}", element.title.get(lang));
    let alone = |it: &Element| it.grounds.len() == 1;
    let none_alone = !offence.elements.iter().any(alone);
    let is_first = std::ptr::eq(element, &offence.elements[0]);
    for (nth, id) in element.grounds.iter().enumerate() {
        let ground = &offence[*id];
        let mark = if alone(element) || none_alone && is_first && nth == 0 {
            ""
        } else {
            "# "
        };
        res += &proposal(mark, ground, offence, law, lang);
    }
    res
}

fn proposal(mark: &str, ground: &Ground, offence: &Offence, law: &Schemas, lang: Lang) -> String {
    let about = About {
        schemas: law,
        brief: &Default::default(),
        offence,
        ground,
        lang,
    };
    let facts = match (mark, ground.fits.first()) {
        ("", _) | (_, None) => String::new(),
        (_, Some(fit)) => format!(" [{}-1]", law[fit.kind].id),
    };
    let all = match mark {
        "" => lang.pick(
            "every fact that fits, or a list of them: ",
            "全部适合的事实，或者其列表：",
        ),
        _ => "",
    };
    let cite = law.ground_place(ground, lang);
    let asks = asks(&about).into_iter().next().unwrap_or_default();
    format!("      {mark}{}:{facts} # {all}{asks}; {cite}\n", ground.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, World};
    use crate::calendar::Date;
    use crate::text::Text;
    use std::sync::Arc;

    fn analysed(source: &str) -> Analysis {
        let world = World {
            schemas: Schemas::built_in(),
            config: Arc::default(),
            today: Date::new(2024, 3, 18).unwrap(),
            as_of: None,
            exhibits: Default::default(),
        };
        Analysis::new(Text::new(source), &world)
    }

    /// The text with every proposal taken up: each `# key: value` becomes an entry.
    fn filled(source: &str) -> String {
        let entry = |line: &str| {
            let rest = line.trim_start().strip_prefix("# ")?;
            let key = rest.trim_start().split_once(':')?.0;
            let is_key = key
                .chars()
                .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-');
            let indent = line.len() - line.trim_start().len();
            is_key.then(|| format!("{}{rest}", " ".repeat(indent)))
        };
        source
            .lines()
            .map(|it| entry(it).unwrap_or_else(|| it.to_owned()) + "\n")
            .collect()
    }

    /// Every offence in both languages.
    fn each(test: impl Fn(&str, &str)) {
        let law = Schemas::built_in();
        for offence in &law.offences {
            for lang in [Lang::En, Lang::Zh] {
                test(&offence.id, &skeleton("a.brief.yaml", offence, &law, lang));
            }
        }
    }

    #[test]
    fn a_skeleton_is_a_brief_in_which_nothing_is_shown_yet() {
        each(|id, text| {
            let analysis = analysed(text);
            assert!(
                analysis.flaws.is_empty(),
                "{id}: {:?}\n{text}",
                analysis.flaws
            );
            for finding in &analysis.findings {
                let expected = ["charge-not-made-out", "element-unsupported"];
                assert!(
                    expected.contains(&finding.rule.id.0),
                    "{id}: {}\n{text}",
                    finding.rule.id.0
                );
            }
        });
    }

    #[test]
    fn every_proposal_can_be_taken_up() {
        each(|id, text| {
            let text = filled(text);
            let analysis = analysed(&text);
            assert!(
                analysis.doc.faults().is_empty(),
                "{id}: {:?}\n{text}",
                analysis.doc.faults()
            );
            // What proves a file is for the person alone to fill in.
            let flaws = analysis.flaws.iter().map(|it| &text[it.at]);
            let flaws: Vec<&str> = flaws.filter(|it| !it.starts_with("sha256:")).collect();
            assert!(flaws.is_empty(), "{id}: {flaws:?}\n{text}");
        });
    }
}
