//! Writes made-up briefs for measurements: the same ones each time, realistic in shape.
//!
//! `cargo run --release --example generate-briefs -- FOLDER [COUNT]` writes COUNT briefs of about
//! ninety lines (1,000 unless said otherwise); `--dense FACTS` prints one brief with that many
//! facts instead.

use std::fmt::Write as _;

/// A brief of about ninety lines, different for each number.
pub fn brief(nth: u64) -> String {
    let mut dice = Dice(nth.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut res = String::with_capacity(6_000);
    head(&mut res, nth, &mut dice);
    match nth % 3 {
        0 => assisting(&mut res, &mut dice, 12),
        1 => illegal_use(&mut res, &mut dice),
        _ => provider(&mut res, &mut dice),
    }
    res
}

/// One brief with many facts, for measurements of size.
pub fn dense(facts: usize) -> String {
    let mut dice = Dice(facts as u64 | 1);
    let mut res = String::with_capacity(facts * 120 + 4_000);
    head(&mut res, 0, &mut dice);
    assisting(&mut res, &mut dice, facts);
    res
}

/// A small generator of numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn day(&mut self) -> String {
        format!("2023-{:02}-{:02}", 1 + self.roll(12), 1 + self.roll(28))
    }
}

fn head(acc: &mut String, nth: u64, dice: &mut Dice) {
    let born = 1970 + dice.roll(30);
    let _ = write!(
        acc,
        "\
brief: 1
case:
  number: (2024) Example Proc. No. {nth}
  title: A made-up case for measurements, number {nth}, with facts of several kinds and places
  stage: prosecution
  drafted: 2024-06-18
  filed: 2024-01-02        # the limitation period ends here
parties:
  lin: {{name: 林某, kind: person, role: accused, born: {born}-02-11}}
  zhao:
    name: Zhao Y
    kind: person
    role: accused
    born: 1988-07-30
  acme: {{name: ACME Hosting Ltd, kind: organization, role: accused, responsible: [lin]}}
  ring: {{name: A telephone fraud ring, kind: person, role: assisted}}
  shop: {{name: A counterfeit shop, kind: organization, role: assisted}}
  club: {{name: 某赌博网站, kind: organization, role: assisted}}
evidence:
  bank: {{kind: documentary, title: Account statements of six banks, obtained: 2024-01-10}}
  chat: {{kind: electronic-data, title: 聊天记录, obtained: 2024-01-12}}
  logs: {{kind: electronic-data, title: Server logs and account lists, obtained: 2024-01-15}}
  told: {{kind: testimony, title: Statement of a former employee, obtained: 2024-02-01}}
  said: {{kind: confession, title: 供述, obtained: 2024-02-03, from: lin}}
"
    );
}

fn assisting(acc: &mut String, dice: &mut Dice, settlements: usize) {
    acc.push_str(
        "\
facts:
  lent:
    kind: assistance
    by: [lin, acme]
    when: 2023-01-02..2023-12-20
    type: payment-settlement
    recipients: [ring, shop, club]
    summary: Lent cards and accounts to three callers   # see the chats
    evidence: [chat, told]
  odd: {kind: knowledge-indicator, by: lin, type: abnormal-deal, summary: \"15% per transfer\", evidence: [chat, told]}
  odd-too: {kind: knowledge-indicator, by: acme, type: evasion, summary: 使用加密通讯逃避监管, evidence: [chat]}
  fraud: {kind: assisted-crime, party: ring, offence: fraud, verification: confirmed, evidence: [bank, told]}
  fee: {kind: illegal-gains, by: lin, when: 2023-06, amount: 9600元, evidence: [chat, bank]}
  fee-too: {kind: illegal-gains, by: acme, when: 2023-08-03, amount: \"4,200 CNY\", evidence: [bank]}
",
    );
    for nth in 0..settlements {
        let day = dice.day();
        let amount = 1_000 + dice.roll(30_000);
        let party = ["ring", "shop", "club"][dice.roll(3) as usize];
        let _ = match nth % 3 {
            0 => writeln!(
                acc,
                "  settled-{nth}: {{kind: payment-settlement, by: lin, when: {day}, amount: {amount} CNY, recipients: [{party}], summary: Transfers that passed through the card, evidence: [bank]}}"
            ),
            1 => writeln!(
                acc,
                "  settled-{nth}:\n    kind: payment-settlement\n    by: acme\n    when: {day}\n    amount: {}.{}万元\n    recipients: {party}\n    evidence: [bank, chat]",
                1 + amount / 10_000,
                amount % 10
            ),
            _ => writeln!(
                acc,
                "  settled-{nth}: {{kind: payment-settlement, by: lin, when: {day}, amount: {amount}..{} CNY, summary: 经该卡流转的资金（流水不全）, evidence: [bank, logs]}}",
                amount + 500
            ),
        };
    }
    acc.push_str(
        "\
charges:
  - offence: cl-287-2
    against: [lin, acme]
    grounds:
      assistance: [lent]
      abnormal-deal: [odd]
      evasion: [odd-too]
      crime-confirmed: [fraud]
      payment-settlement:      # every settlement that the brief states
      illegal-gains: [fee, fee-too]
    sentence:
      lin: {imprisonment: 10m, fine: 10000 CNY}
      acme: {fine: 50000 CNY}
",
    );
}

fn illegal_use(acc: &mut String, dice: &mut Dice) {
    acc.push_str("facts:\n");
    for nth in 0..9 {
        let (day, members) = (dice.day(), 100 + dice.roll(300));
        let _ = writeln!(
            acc,
            "  group-{nth}:   # one of the groups that the export names\n    {{kind: chat-group, by: lin, when: {day}, members: {members}, purpose: fraud, unlawful-use: set-up-for,\n      where: 线上, summary: A group for calling victims and handing out scripts, evidence: [chat, told]}}"
        );
        let (day, items) = (dice.day(), 5 + dice.roll(40));
        let _ = writeln!(
            acc,
            "  post-{nth}: {{kind: publication, by: zhao, when: {day}, about: controlled-goods, channel: website, form: link, items: {items},\n    summary: 在论坛发布出售管制物品的链接及二维码, evidence: [logs]}}"
        );
    }
    let gains = 5_000 + dice.roll(9_000);
    let _ = write!(
        acc,
        "  gains: {{kind: illegal-gains, by: [lin, zhao], when: 2023-05..2023-11, amount: \"{},{:03} CNY\", evidence: [bank, said]}}
charges:
  - offence: cl-287-1
    against: lin
    grounds:
      sets-up-site-or-group: [group-0, group-1, group-2]
      groups: [group-0, group-1, group-2, group-3, group-4, group-5, group-6, group-7, group-8]
      group-members:
    sentence: {{detention: 4m, fine: 5000 CNY}}
  - offence: cl-287-1
    against: zhao
    grounds:
      publishes-prohibited: [post-0, post-1]
      items-published: [post-0, post-1, post-2, post-3, post-4, post-5, post-6, post-7, post-8]
      illegal-gains: gains
",
        gains / 1_000,
        gains % 1_000
    );
}

fn provider(acc: &mut String, dice: &mut Dice) {
    acc.push_str(
        "\
facts:
  host: {kind: network-service, by: acme, category: access, service: 服务器托管, evidence: [logs]}
  task: {kind: duty, by: acme, when: 2023-01..2023-10, duty: log-retention, basis: Cybersecurity Law art. 21, evidence: [logs, told]}
  notice:
    kind: rectification-order
    when: 2023-04-02
    authority: cyberspace
    form: rectification-notice
    legal-basis: Cybersecurity Law art. 59
    clear: true
    deadline: 2023-05-02
    reasonable: true
    able-to-comply: true
    evidence: [bank]
  silence: {kind: refusal, by: acme, when: 2023-05-03..2023-10-01, order: notice, evidence: [told, logs]}
",
    );
    for nth in 0..9 {
        let (day, videos, items) = (dice.day(), dice.roll(60), dice.roll(400));
        let _ = writeln!(
            acc,
            "  spread-{nth}: {{kind: dissemination, by: acme, when: {day}, videos: {videos}, items: {items}, clicks: {},\n    summary: 违法视频及其他违法信息在平台传播 (counted in the logs of that day), evidence: [logs]}}",
            dice.roll(9_000)
        );
        let _ = writeln!(
            acc,
            "  leak-{nth}: {{kind: data-leak, by: acme, when: {}, location: {}, transactions: {}, other: {}.{}万,\n    summary: Records copied from the customer database and offered for sale, evidence: [logs, told]}}",
            dice.day(),
            dice.roll(40),
            dice.roll(700),
            dice.roll(2),
            dice.roll(10)
        );
    }
    acc.push_str(
        "\
charges:
  - offence: cl-286-1
    against: [acme, lin]
    grounds:
      provider: [host]
      duty-unperformed: [task]
      ordered-to-correct: [notice]
      refused: [silence]
      videos-and-items:
      leak-combined:
    sentence:
      acme: {fine: 200000 CNY}
      lin: {imprisonment: 1y, fine: 20000 CNY}
",
    );
}

#[allow(
    dead_code,
    reason = "the benchmarks use the functions above and not this one"
)]
fn main() -> std::io::Result<()> {
    let mut words = std::env::args().skip(1);
    let first = words.next().unwrap_or_default();
    let second = words.next().and_then(|it| it.parse().ok());
    if first == "--dense" {
        print!("{}", dense(second.unwrap_or(1_000)));
        return Ok(());
    }
    if first.is_empty() || first.starts_with('-') {
        eprintln!("usage: generate-briefs FOLDER [COUNT] | --dense FACTS");
        std::process::exit(2);
    }
    std::fs::create_dir_all(&first)?;
    for nth in 0..second.unwrap_or(1_000) as u64 {
        std::fs::write(format!("{first}/{nth:04}.brief.yaml"), brief(nth))?;
    }
    Ok(())
}
