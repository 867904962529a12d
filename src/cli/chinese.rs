//! The help of the command in Chinese, beside the English of `args`.

use clap::Command;

/// The Chinese of a command (its path without the program) or of an argument, by id.
const WORDS: [(&str, &str); 44] = [
    (
        "",
        "依据法律检查案情摘要：将事实与罪名的构成要件和数额标准逐一对照，并注明条款。",
    ),
    ("lang", "消息语言：en 或 zh [默认：依配置，否则依系统]"),
    ("color", "颜色：auto、always 或 never"),
    ("width", "输出的列数 [默认：终端的列数，否则为 80]"),
    (
        "schemas",
        "您自己的罪名定义，或者对内置定义的修改：文件夹或文件，可重复",
    ),
    ("help", "显示本帮助"),
    ("version", "显示版本"),
    ("check", "检查案情摘要：形式、法律、证据和日期"),
    (
        "check/paths",
        "案情摘要，或者要搜索的文件夹；`-` 读取标准输入 [默认：当前文件夹]",
    ),
    ("check/format", "格式：human、concise（每项一行）或 json"),
    (
        "check/position_encoding",
        "列号的单位：utf-8（字节）、utf-16（16 位码元）或 utf-32（字符）[默认：utf-32]",
    ),
    (
        "check/as_of",
        "以哪一天的法律为准 [默认：摘要自己的日期，否则为今天]",
    ),
    (
        "check/stdin_filename",
        "标准输入（`-`）所用的文件名，用于确定文件夹和消息",
    ),
    (
        "check/fail_on",
        "从哪一级起以退出码 1 结束：error、warning、note、hint 或 never [默认：error]",
    ),
    ("check/pedantic", "同时运行默认关闭的规则"),
    (
        "assess",
        "逐项指控、逐名被告人、逐项标准显示事实达到多少、差多少",
    ),
    (
        "assess/files",
        "案情摘要，或者要搜索的文件夹；`-` 读取标准输入",
    ),
    ("assess/format", "格式：human、json 或 yaml"),
    (
        "assess/as_of",
        "以哪一天的法律为准 [默认：摘要自己的日期，否则为今天]",
    ),
    (
        "assess/stdin_filename",
        "标准输入（`-`）所用的文件名，用于确定文件夹和消息",
    ),
    ("explain", "解释规则、罪名、标准、条款、解读或者事实种类"),
    (
        "explain/names",
        "例如 ground-falls-short、cl-287-2、cl-287-2/payment-settlement 或 interp-2019-15/12/1/2 [默认：列出全部]",
    ),
    ("new", "写出带注释的案情摘要框架"),
    (
        "new/file",
        "要写的文件；已存在的文件不会改动，`-` 表示标准输出",
    ),
    ("new/offence", "所指控的罪名，例如 cl-287-2"),
    ("schema", "检查、测试和显示罪名定义"),
    ("schema/check", "检查罪名定义文件中的错误"),
    (
        "schema/check/paths",
        "定义文件或文件夹 [默认：内置的和配置的]",
    ),
    ("schema/test", "运行罪名定义旁的示例"),
    (
        "schema/test/paths",
        "定义文件或文件夹 [默认：内置的和配置的]",
    ),
    ("schema/show", "以 YAML 显示编译后的罪名及其各层来源"),
    ("schema/show/offence", "例如 cl-287-2"),
    (
        "after",
        "退出码：0 无问题，1 有使检查不通过的问题，2 命令行或者文件无法读取，3 没有输入。",
    ),
    (
        "template",
        "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}",
    ),
    (
        "doctor",
        "显示版本、当前生效的配置以及每项设置的来源，供报告问题时使用",
    ),
    (
        "doctor/path",
        "显示其配置的案情摘要或文件夹 [默认：当前文件夹]",
    ),
    ("doctor/format", "格式：human 或 json"),
    ("lsp", "为编辑器提供服务：语言服务器"),
    ("lsp/stdio", "使用标准输入和标准输出（默认）"),
    (
        "lsp/tcp",
        "使用本机端口，例如 127.0.0.1:9257：已有监听则连接，否则等待一个客户端",
    ),
    (
        "lsp/pipe",
        "使用套接字文件：已有监听则连接，否则等待一个客户端",
    ),
    (
        "lsp/log_level",
        "记录多少：error、info（每个请求及其用时）或 debug（每条消息）",
    ),
    ("lsp/client", "客户端进程的编号"),
    ("lsp/log", "记录到哪个文件 [默认：标准错误]"),
];

/// The command with its help in Chinese.
pub fn translated(command: Command) -> Command {
    at(command, "").after_help(words("after").unwrap_or_default())
}

fn at(command: Command, path: &str) -> Command {
    let command = match words(path) {
        Some(about) => command.about(about).long_about(None),
        None => command,
    };
    let below = |id: &str| {
        if path.is_empty() {
            id.to_owned()
        } else {
            format!("{path}/{id}")
        }
    };
    command
        .help_template(words("template").unwrap_or_default())
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .mut_args(|arg| {
            let heading = if arg.is_positional() {
                "参数"
            } else {
                "选项"
            };
            let id = arg.get_id().as_str().to_owned();
            let arg = arg.help_heading(heading);
            match words(&below(&id)).or_else(|| words(&id)) {
                Some(help) => arg.help(help),
                None => arg,
            }
        })
        .mut_subcommands(|it| {
            let path = below(it.get_name());
            at(it, &path)
        })
}

fn words(path: &str) -> Option<&'static str> {
    WORDS.iter().find(|it| it.0 == path).map(|it| it.1)
}
