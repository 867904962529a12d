//! What is wrong with the form of a text, in both languages side by side.

use super::fault::SyntaxReason;
use crate::text::Lang;

impl SyntaxReason {
    /// What is wrong, in one sentence without a full stop.
    pub fn what(&self, lang: Lang) -> String {
        let (en, zh) = self.sentence();
        match (self, lang) {
            (Self::Parser(said), Lang::En) => format!("{en}: {said}"),
            (Self::Parser(said), Lang::Zh) => format!("{zh}：{said}"),
            _ => lang.pick(en, zh).to_owned(),
        }
    }

    /// What to do, where the sentence does not say so already.
    pub fn help(&self, lang: Lang) -> Option<&'static str> {
        let (en, zh) = self.advice()?;
        Some(lang.pick(en, zh))
    }

    const fn sentence(&self) -> (&'static str, &'static str) {
        match self {
            Self::UnclosedQuote => ("this quote is never closed", "引号没有闭合"),
            Self::UnclosedBracket => ("this bracket is never closed", "括号没有闭合"),
            Self::UnexpectedBracket => (
                "a bracket or comma stands where none can",
                "此处不应有括号或者逗号",
            ),
            Self::TabIndent => (
                "a tab stands where the indentation has to be spaces",
                "缩进须用空格，不能用制表符",
            ),
            Self::BadIndentation => (
                "this line is indented so that it belongs to nothing above it",
                "此行缩进有误，与上文不相属",
            ),
            Self::MissingColon => ("a key has no colon after it", "键之后缺少冒号"),
            Self::MissingComma => ("a comma is missing between two items", "两项之间缺少逗号"),
            Self::MappingOnOneLine => (
                "a second `key: value` begins on this line",
                "此行出现第二个 `键: 值`",
            ),
            Self::UnexpectedText => (
                "something follows a value that was already complete",
                "完整的值之后另有内容",
            ),
            Self::ReservedCharacter => (
                "an unquoted value begins with a character that YAML keeps for itself",
                "未加引号的值以 YAML 保留的字符开头",
            ),
            Self::BadEscape => (
                "this backslash is followed by something it cannot be",
                "反斜杠之后的字符不成立",
            ),
            Self::BadAlias => (
                "this anchor or alias has no proper name",
                "锚点或者别名没有合法的名称",
            ),
            Self::BadTag => (
                "this tag is malformed or undeclared",
                "标签格式有误或者未声明",
            ),
            Self::BadBlockHeader => (
                "the line after `|` or `>` is malformed",
                "`|` 或者 `>` 之后的内容有误",
            ),
            Self::KeyTooLong => (
                "this key is longer than 1,024 characters",
                "键超过1024个字符",
            ),
            Self::ControlCharacter => (
                "a control character, which no text may hold unescaped",
                "文本中含有未转义的控制字符",
            ),
            Self::MisplacedMark => (
                "a byte order mark stands in the middle of the text",
                "字节顺序标记出现在文本中间",
            ),
            Self::Directive => (
                "this `%` directive is malformed or misplaced",
                "`%` 指令格式或者位置有误",
            ),
            Self::UnknownAlias => (
                "this alias names an anchor that does not stand above it",
                "别名所指的锚点不在上文之中",
            ),
            Self::CyclicAlias => (
                "this alias names a collection that holds the alias itself",
                "别名所指的内容包含该别名自身",
            ),
            Self::AliasBomb => (
                "aliases multiply one another beyond all measure; from here on they are not followed",
                "别名层层倍增，超出限度；自此处起不再展开",
            ),
            // The limit is `MAX_DEPTH` of the tree.
            Self::TooDeep => (
                "this nests too deeply to be read: more than 128 levels",
                "嵌套过深，无法读取：超过128层",
            ),
            Self::MergeKey => (
                "a merge key `<<`, which YAML 1.2 does not have",
                "合并键 `<<` 不属于 YAML 1.2",
            ),
            Self::MultipleDocuments => (
                "a second document begins here; only the first is read",
                "此处开始第二个文档；只读取第一个",
            ),
            Self::TrailingGarbage => ("something follows the document", "文档之后另有内容"),
            _ => ("the text is not YAML here", "此处不符合 YAML 语法"),
        }
    }

    const fn advice(&self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::MissingColon => (
                "write `key: value` with a blank after the colon",
                "请写作 `键: 值`，冒号后空一格",
            ),
            Self::MappingOnOneLine | Self::ReservedCharacter => {
                ("quote the value", "请为该值加上引号")
            }
            Self::BadIndentation => ("indent it as its neighbours are", "请与相邻各行对齐"),
            Self::MergeKey => ("write the entries out", "请逐项写出"),
            Self::MultipleDocuments => (
                "put each document in a file of its own",
                "每个文档请单独成文件",
            ),
            _ => return None,
        })
    }
}
