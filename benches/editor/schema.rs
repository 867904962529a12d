//! The format of a brief as a JSON Schema, as far as such a schema can say it: keys, kinds, words and
//! the shape of ids and dates. What the law asks is beyond it.

use gravamen::brief::{EvidenceKind, PartyKind, Role, Stage, Table, Word};
use gravamen::schema::{FactKind, FieldKind, Schemas};
use gravamen::text::Lang;
use serde_json::{Map, Value, json};

/// The schema, with descriptions and with a skeleton for each kind of fact.
pub fn of_briefs() -> Value {
    let schemas = Schemas::built_in();
    let mut res = table(Table::Brief, &schemas);
    res["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    set(&mut res, "brief", json!({"const": 1}));
    set(&mut res, "case", case(&schemas));
    let party = with(
        table(Table::Party, &schemas),
        &[
            ("kind", words::<PartyKind>()),
            ("role", one_or_many(words::<Role>())),
        ],
    );
    set(&mut res, "parties", by_id(party));
    let evidence = with(
        table(Table::Evidence, &schemas),
        &[("kind", words::<EvidenceKind>())],
    );
    set(&mut res, "evidence", by_id(evidence));
    set(&mut res, "facts", by_id(fact(&schemas)));
    set(
        &mut res,
        "charges",
        json!({"type": "array", "items": charge(&schemas)}),
    );
    set(
        &mut res,
        "circumstances",
        by_id(table(Table::Circumstance, &schemas)),
    );
    set(&mut res, "readings", table(Table::Readings, &schemas));
    res
}

/// The keys of a mapping, and no others.
fn table(table: Table, schemas: &Schemas) -> Value {
    let fixed = table.keys().iter();
    let mut properties: Map<String, Value> = fixed
        .map(|it| {
            (
                it.word.to_owned(),
                json!({"description": it.title(Lang::En)}),
            )
        })
        .collect();
    for key in table.known(schemas) {
        properties.entry(key).or_insert_with(|| json!({}));
    }
    json!({
        "type": "object",
        "properties": properties,
        "required": table.required(),
        "additionalProperties": false
    })
}

fn set(table: &mut Value, key: &str, mut schema: Value) {
    if let Some(words) = table["properties"][key].get("description") {
        schema["description"] = words.clone();
    }
    table["properties"][key] = schema;
}

fn with(mut table: Value, keys: &[(&str, Value)]) -> Value {
    for (key, schema) in keys {
        set(&mut table, key, schema.clone());
    }
    table
}

fn case(schemas: &Schemas) -> Value {
    let day = json!({"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"});
    let keys = [
        ("stage", words::<Stage>()),
        ("drafted", day.clone()),
        ("filed", day),
    ];
    with(table(Table::Case, schemas), &keys)
}

/// A fact: its kind decides on its keys.
fn fact(schemas: &Schemas) -> Value {
    let kinds = schemas.kinds.iter();
    let names: Vec<Value> = kinds
        .clone()
        .map(|it| json!({"const": &*it.id, "description": it.title.get(Lang::En)}))
        .collect();
    let each: Vec<Value> = kinds
        .map(|it| {
            json!({
                "if": {"properties": {"kind": {"const": &*it.id}}, "required": ["kind"]},
                "then": kind(it, schemas)
            })
        })
        .collect();
    json!({
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"oneOf": names}},
        "allOf": each
    })
}

fn kind(kind: &FactKind, schemas: &Schemas) -> Value {
    let mut res = table(Table::Fact(None), schemas);
    for field in &kind.fields {
        let mut value = field_kind(&field.kind);
        value["description"] = json!(field.title.get(Lang::En));
        res["properties"][&*field.id] = value;
    }
    for key in ["by", "evidence"] {
        set(&mut res, key, one_or_many(json!({"type": "string"})));
    }
    res
}

fn field_kind(kind: &FieldKind) -> Value {
    match kind {
        FieldKind::Flag => json!({"type": "boolean"}),
        FieldKind::Count | FieldKind::Money => json!({"type": ["integer", "number", "string"]}),
        FieldKind::OneOf(values) => {
            let values: Vec<&str> = values.iter().map(|it| &*it.id).collect();
            one_or_many(json!({"enum": values}))
        }
        FieldKind::Parties | FieldKind::Facts(_) => one_or_many(json!({"type": "string"})),
        FieldKind::Date | FieldKind::Duration | FieldKind::Text => {
            json!({"type": ["string", "integer"]})
        }
    }
}

fn charge(schemas: &Schemas) -> Value {
    let offences: Vec<Value> = schemas
        .offences
        .iter()
        .map(|it| json!({"const": &*it.id, "description": it.title.get(Lang::En)}))
        .collect();
    let each: Vec<Value> = schemas
        .offences
        .iter()
        .map(|it| {
            let pleaded = one_or_many(json!({"type": "string"}));
            let pleaded =
                json!({"anyOf": [{"type": "null"}, pleaded, table(Table::Ground, schemas)]});
            let grounds: Map<String, Value> = it
                .grounds
                .iter()
                .map(|it| (it.id.to_string(), pleaded.clone()))
                .collect();
            let grounds =
                json!({"type": "object", "properties": grounds, "additionalProperties": false});
            json!({
                "if": {"properties": {"offence": {"const": &*it.id}}, "required": ["offence"]},
                "then": {"properties": {"grounds": grounds}}
            })
        })
        .collect();
    let mut res = with(
        table(Table::Charge, schemas),
        &[
            ("offence", json!({"oneOf": offences})),
            ("against", one_or_many(json!({"type": "string"}))),
        ],
    );
    res["allOf"] = json!(each);
    res
}

fn by_id(value: Value) -> Value {
    json!({
        "type": "object",
        "propertyNames": {"pattern": "^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*$"},
        "additionalProperties": value
    })
}

fn one_or_many(value: Value) -> Value {
    json!({"anyOf": [value.clone(), {"type": "array", "items": value}]})
}

fn words<W: Word>() -> Value {
    let words = W::ALL
        .iter()
        .map(|it| json!({"const": it.word, "description": it.en}));
    json!({"oneOf": words.collect::<Vec<_>>()})
}
