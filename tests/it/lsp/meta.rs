//! The protocol's metamodel: whether a value is of a type, where anything the metamodel does not
//! name is an error.

mod tests;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::Value;

/// Every request, notification and structure of the protocol.
pub struct Model {
    requests: HashMap<String, Request>,
    notifications: HashMap<String, Notification>,
    structures: HashMap<String, Structure>,
    enumerations: HashMap<String, Enumeration>,
    aliases: HashMap<String, Type>,
}

/// Who may send a message.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    ClientToServer,
    ServerToClient,
    Both,
}

/// A request of the protocol.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    method: String,
    pub message_direction: Direction,
    pub params: Option<Type>,
    pub result: Type,
    pub partial_result: Option<Type>,
    pub registration_options: Option<Type>,
    pub since: Option<String>,
}

/// A notification of the protocol.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notification {
    method: String,
    pub message_direction: Direction,
    pub params: Option<Type>,
    pub registration_options: Option<Type>,
    pub since: Option<String>,
}

/// A type of the protocol.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Type {
    Base { name: String },
    Reference { name: String },
    Array { element: Box<Type> },
    Map { key: Box<Type>, value: Box<Type> },
    And { items: Vec<Type> },
    Or { items: Vec<Type> },
    Tuple { items: Vec<Type> },
    Literal { value: Literal },
    StringLiteral { value: String },
}

#[derive(Deserialize)]
pub struct Literal {
    properties: Vec<Property>,
}

#[derive(Deserialize)]
struct Structure {
    name: String,
    properties: Vec<Property>,
    #[serde(default)]
    extends: Vec<Type>,
    #[serde(default)]
    mixins: Vec<Type>,
}

#[derive(Deserialize)]
struct Property {
    name: String,
    #[serde(rename = "type")]
    ty: Type,
    #[serde(default)]
    optional: bool,
    since: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Enumeration {
    name: String,
    #[serde(rename = "type")]
    ty: Type,
    values: Vec<Entry>,
    #[serde(default)]
    supports_custom_values: bool,
}

#[derive(Deserialize)]
struct Entry {
    value: Value,
    since: Option<String>,
}

/// What is wrong with a value, and where in it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Wrong {
    pub path: Vec<String>,
    pub why: String,
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path.join("."), self.why)
    }
}

type Verdict = Result<(), Wrong>;

/// Where a value stands in a message.
#[derive(Clone, Copy)]
struct Place<'a> {
    before: Option<&'a Place<'a>>,
    step: &'a str,
}

impl Place<'_> {
    fn wrong(&self, why: impl Into<String>) -> Verdict {
        let mut path = vec![self.step.to_owned()];
        let mut before = self.before;
        while let Some(place) = before {
            path.push(place.step.to_owned());
            before = place.before;
        }
        path.reverse();
        let why = why.into();
        Err(Wrong { path, why })
    }
}

impl Model {
    /// The metamodel, or `None` with words on the terminal where it is not there. In a build on a
    /// server it has to be there.
    pub fn get() -> Option<&'static Self> {
        static MODEL: OnceLock<Option<Model>> = OnceLock::new();
        MODEL.get_or_init(Self::load).as_ref()
    }

    fn load() -> Option<Self> {
        let beside =
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/lsp/metaModel.json");
        let path = std::env::var_os("LSP_METAMODEL").map_or_else(beside, PathBuf::from);
        let Ok(json) = std::fs::read_to_string(&path) else {
            let missing = "messages are not checked: the metamodel of the protocol is not there. Set \
                           LSP_METAMODEL to the metaModel.json of \
                           https://github.com/microsoft/vscode-languageserver-node";
            assert!(std::env::var_os("CI").is_none(), "{missing}");
            eprintln!("{missing}");
            return None;
        };
        Some(Self::read(&json))
    }

    fn read(json: &str) -> Self {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct File {
            requests: Vec<Request>,
            notifications: Vec<Notification>,
            structures: Vec<Structure>,
            enumerations: Vec<Enumeration>,
            type_aliases: Vec<Alias>,
        }
        #[derive(Deserialize)]
        struct Alias {
            name: String,
            #[serde(rename = "type")]
            ty: Type,
        }
        fn by<T>(list: Vec<T>, name: impl Fn(&T) -> String) -> HashMap<String, T> {
            list.into_iter().map(|it| (name(&it), it)).collect()
        }
        let file: File = serde_json::from_str(json).expect("the metamodel has the form we know");
        Self {
            requests: by(file.requests, |it| it.method.clone()),
            notifications: by(file.notifications, |it| it.method.clone()),
            structures: by(file.structures, |it| it.name.clone()),
            enumerations: by(file.enumerations, |it| it.name.clone()),
            aliases: file
                .type_aliases
                .into_iter()
                .map(|it| (it.name, it.ty))
                .collect(),
        }
    }

    /// The request of a name.
    pub fn request(&self, method: &str) -> Option<&Request> {
        self.requests.get(method)
    }

    /// The notification of a name.
    pub fn notification(&self, method: &str) -> Option<&Notification> {
        self.notifications.get(method)
    }

    /// Whether a value is of a type. `name` is what the value is called in the words of a fault.
    pub fn check(&self, ty: &Type, value: &Value, name: &str) -> Verdict {
        let place = Place {
            before: None,
            step: name,
        };
        self.value(ty, value, place)
    }

    /// Whether a value is of the type with this name.
    pub fn check_named(&self, ty: &str, value: &Value, name: &str) -> Verdict {
        let name_of = ty.to_owned();
        self.check(&Type::Reference { name: name_of }, value, name)
    }

    fn value(&self, ty: &Type, value: &Value, at: Place<'_>) -> Verdict {
        match ty {
            Type::Base { name } => base(name, value, at),
            Type::Reference { name } => self.named(name, value, at),
            Type::StringLiteral { value: expected } if value == expected => Ok(()),
            Type::StringLiteral { value: expected } => {
                at.wrong(format!("{value} is not \"{expected}\""))
            }
            Type::Array { element } => self.array(element, value, at),
            Type::Map { key, value: of } => self.map(key, of, value, at),
            Type::Or { items } => self.either(items, value, at),
            Type::Tuple { items } => self.tuple(items, value, at),
            Type::And { items } => {
                let mut all = Vec::new();
                for item in items {
                    self.properties_of(item, &mut all);
                }
                self.object(&all, value, at)
            }
            Type::Literal { value: literal } => {
                let all: Vec<&Property> = literal.properties.iter().collect();
                self.object(&all, value, at)
            }
        }
    }

    fn named(&self, name: &str, value: &Value, at: Place<'_>) -> Verdict {
        match name {
            "LSPAny" => return Ok(()),
            "LSPObject" if value.is_object() => return Ok(()),
            _ => {}
        }
        if let Some(ty) = self.aliases.get(name) {
            return self.value(ty, value, at);
        }
        if let Some(one) = self.enumerations.get(name) {
            self.value(&one.ty, value, at)?;
            let mut values = one.values.iter().filter(|it| !is_new(it.since.as_deref()));
            let known = values.any(|it| it.value == *value);
            return match known || one.supports_custom_values {
                true => Ok(()),
                false => at.wrong(format!("{value} is no {name}")),
            };
        }
        let mut all = Vec::new();
        self.inherited(name, &mut all);
        self.object(&all, value, at)?;
        sensible(name, value, at)
    }

    fn array(&self, element: &Type, value: &Value, at: Place<'_>) -> Verdict {
        let Some(list) = value.as_array() else {
            return at.wrong(format!("{} is no array", brief(value)));
        };
        for (nth, one) in list.iter().enumerate() {
            let step = format!("[{nth}]");
            let inner = Place {
                before: Some(&at),
                step: &step,
            };
            self.value(element, one, inner)?;
        }
        Ok(())
    }

    fn tuple(&self, items: &[Type], value: &Value, at: Place<'_>) -> Verdict {
        let list = value.as_array().filter(|it| it.len() == items.len());
        let Some(list) = list else {
            return at.wrong(format!("{} is no tuple of {}", brief(value), items.len()));
        };
        let pairs = items.iter().zip(list);
        pairs
            .into_iter()
            .try_for_each(|(ty, one)| self.value(ty, one, at))
    }

    fn map(&self, key: &Type, of: &Type, value: &Value, at: Place<'_>) -> Verdict {
        let Some(map) = value.as_object() else {
            return at.wrong(format!("{} is no map", brief(value)));
        };
        for (name, one) in map {
            let inner = Place {
                before: Some(&at),
                step: name,
            };
            self.value(key, &Value::String(name.clone()), inner)?;
            self.value(of, one, inner)?;
        }
        Ok(())
    }

    /// One of several; of the faults, the one that came furthest.
    fn either(&self, items: &[Type], value: &Value, at: Place<'_>) -> Verdict {
        let mut furthest: Option<Wrong> = None;
        for item in items {
            let Err(wrong) = self.value(item, value, at) else {
                return Ok(());
            };
            let further = furthest.as_ref();
            if further.is_none_or(|it| it.path.len() < wrong.path.len()) {
                furthest = Some(wrong);
            }
        }
        furthest.map_or(Ok(()), Err)
    }

    fn object(&self, properties: &[&Property], value: &Value, at: Place<'_>) -> Verdict {
        let Some(object) = value.as_object() else {
            return at.wrong(format!("{} is no object", brief(value)));
        };
        for property in properties {
            if !property.optional && !object.contains_key(&property.name) {
                return at.wrong(format!("`{}` is missing", property.name));
            }
        }
        for (name, one) in object {
            let inner = Place {
                before: Some(&at),
                step: name,
            };
            let Some(property) = properties.iter().find(|it| it.name == *name) else {
                return inner.wrong("the protocol has no such property");
            };
            if is_new(property.since.as_deref()) {
                return inner.wrong("newer than 3.17");
            }
            self.value(&property.ty, one, inner)?;
        }
        Ok(())
    }

    fn properties_of<'a>(&'a self, ty: &'a Type, acc: &mut Vec<&'a Property>) {
        match ty {
            Type::Reference { name } => self.inherited(name, acc),
            Type::Literal { value } => acc.extend(&value.properties),
            _ => panic!("the metamodel joins only structures"),
        }
    }

    /// The properties of a structure, its own first: they override.
    fn inherited<'a>(&'a self, name: &str, acc: &mut Vec<&'a Property>) {
        let structure = self.structures.get(name);
        let structure = structure.unwrap_or_else(|| panic!("the metamodel has no `{name}`"));
        acc.extend(&structure.properties);
        for parent in structure.extends.iter().chain(&structure.mixins) {
            self.properties_of(parent, acc);
        }
    }
}

/// Whether something came after 3.17. What only got another type then says "support for" it.
pub fn is_new(since: Option<&str>) -> bool {
    since.is_some_and(|it| it.starts_with("3.18") && !it.contains("support for"))
}

fn base(name: &str, value: &Value, at: Place<'_>) -> Verdict {
    let (smallest, largest) = (i64::from(i32::MIN), i64::from(i32::MAX));
    let fits = match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "decimal" => value.is_number(),
        "integer" => value
            .as_i64()
            .is_some_and(|it| it >= smallest && it <= largest),
        "uinteger" => value.as_i64().is_some_and(|it| it >= 0 && it <= largest),
        "URI" | "DocumentUri" => value.as_str().is_some_and(is_uri),
        other => panic!("the metamodel has no base type `{other}`"),
    };
    match fits {
        true => Ok(()),
        false => at.wrong(format!("{} is no {name}", brief(value))),
    }
}

/// A scheme, and only characters that a URI may hold.
fn is_uri(text: &str) -> bool {
    let scheme = text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|it: char| it.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it))
    });
    scheme && text.chars().all(|it| it.is_ascii_graphic())
}

/// What the specification says in words only.
fn sensible(name: &str, value: &Value, at: Place<'_>) -> Verdict {
    let within = |inner: &str, outer: &str| {
        let (inner, outer) = (range(&value[inner]), range(&value[outer]));
        outer.0 <= inner.0 && inner.1 <= outer.1
    };
    let right = match name {
        "Range" => range(value).0 <= range(value).1,
        "DocumentSymbol" => within("selectionRange", "range"),
        // Of 3.18 are words in Markdown and edits with places to fill in.
        "Diagnostic" => value["message"].is_string(),
        "LocationLink" => within("targetSelectionRange", "targetRange"),
        "FoldingRange" => value["startLine"].as_u64() <= value["endLine"].as_u64(),
        "SelectionRange" if value.get("parent").is_some() => {
            let (inner, outer) = (range(&value["range"]), range(&value["parent"]["range"]));
            outer.0 <= inner.0 && inner.1 <= outer.1
        }
        "SemanticTokens" => value["data"].as_array().is_some_and(|it| it.len() % 5 == 0),
        "TextDocumentEdit" => {
            let mut edits = value["edits"].as_array().into_iter().flatten();
            edits.all(|it| it.get("snippet").is_none()) && apart(&value["edits"])
        }
        "WorkspaceEdit" => {
            let mut changes = value["changes"].as_object().into_iter().flatten();
            changes.all(|(_, edits)| apart(edits))
        }
        _ => true,
    };
    match right {
        true => Ok(()),
        false => at.wrong(format!("contradicts itself as a {name}: {}", brief(value))),
    }
}

type Position = (u64, u64);

/// Start and end of a range that is known to be one.
pub fn range(value: &Value) -> (Position, Position) {
    let position = |it: &Value| {
        let part = |name: &str| it[name].as_u64().expect("a position has two numbers");
        (part("line"), part("character"))
    };
    (position(&value["start"]), position(&value["end"]))
}

/// Whether no edit touches the text of another.
fn apart(edits: &Value) -> bool {
    let list = edits.as_array().into_iter().flatten();
    let mut ranges: Vec<_> = list.map(|it| range(&it["range"])).collect();
    ranges.sort_unstable();
    ranges.windows(2).all(|it| it[0].1 <= it[1].0)
}

/// The beginning of a value.
fn brief(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(120) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}
