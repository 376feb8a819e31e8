//! How a piece of a map is told in JSON: which fields it has, in which order, and what is kept though nobody here knows it.
//!
//! [`record!`] declares a struct once and gives it three things that must never disagree: how it is written (serde), how it is read
//! (with the exact place of a mistake, which serde cannot tell through flattened structs), and the schema file (schemars, native only).

use std::fmt;

use serde_json::{Map, Number, Value};

/// Fields of a file that this version does not know. They are kept and written back after the known ones, sorted by name.
pub type Extra = Map<String, Value>;

/// What kind of value stands somewhere, in the words of a person who opens a JSON file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `null`, or nothing at all.
    Nothing,
    /// `true` or `false`.
    YesNo,
    /// A number with or without a fraction.
    Number,
    /// A whole number.
    WholeNumber,
    /// A whole number from 0 on, as things are counted.
    Count,
    /// A whole number from 1 on, as versions are numbered.
    Ordinal,
    /// The number 0, where counting begins at 1.
    Zero,
    /// A number below 0.
    NegativeNumber,
    /// A number with a point or an exponent.
    Fraction,
    /// A number with more digits than anybody counts with.
    HugeNumber,
    /// A string.
    Text,
    /// A short string without controls: one of a list that later versions may lengthen.
    Word,
    /// An array.
    List,
    /// An object.
    Object,
}

impl Shape {
    /// The shape of `value`.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Nothing,
            Value::Bool(_) => Self::YesNo,
            Value::Number(number) => Self::of_number(number),
            Value::String(_) => Self::Text,
            Value::Array(_) => Self::List,
            Value::Object(_) => Self::Object,
        }
    }

    /// What kind of number it is, so that no message expects a number and finds a number.
    fn of_number(number: &Number) -> Self {
        let digits = number.as_str();
        match number.as_i64() {
            Some(0) => Self::Zero,
            Some(whole) if whole < 0 => Self::NegativeNumber,
            Some(_) => Self::WholeNumber,
            None if digits.contains(['.', 'e', 'E']) && is_finite(digits) => Self::Fraction,
            None => Self::HugeNumber,
        }
    }
}

/// Whether a number is small enough for every program that may read the file: a double ends at 308 digits. Neither is it written out
/// longer than a person could read.
pub(super) fn is_finite(digits: &str) -> bool {
    const MOST_DIGITS: i64 = 308;
    const LONGEST: usize = 400;
    if digits.len() > LONGEST {
        return false;
    }
    let (digits, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let whole = digits.split('.').next().unwrap_or_default().trim_start_matches('-').len() as i64;
    exponent.parse::<i64>().is_ok_and(|exponent| whole.saturating_add(exponent) <= MOST_DIGITS)
}

/// A value of the wrong shape, and where it stands (`map.cards[3].impact`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The place in the file.
    pub path: String,
    /// What should stand there.
    pub want: Shape,
    /// What does.
    pub got: Shape,
}

/// The way from the root of a file to a value; made into text only when something is wrong there.
#[derive(Clone, Copy, Debug)]
pub enum Path<'a> {
    /// The whole file.
    Root,
    /// A field of the object at the path before it.
    Field(&'a Path<'a>, &'a str),
    /// An item, counted from 0, of the list at the path before it.
    Item(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// The mistake of finding `value` here where `want` should stand.
    pub fn misread(&self, want: Shape, value: &Value) -> Misread {
        Misread { path: self.to_string(), want, got: Shape::of(value) }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Path::Root, name) => write!(out, "{name}"),
            Self::Field(before, name) => write!(out, "{before}.{name}"),
            Self::Item(before, index) => write!(out, "{before}[{index}]"),
        }
    }
}

/// A value that can be read from a field of a file.
pub trait Field: Sized {
    /// Reads `value`, which stands at `path`.
    ///
    /// # Errors
    /// [`Misread`] when the value has another shape.
    fn read(value: Value, path: &Path<'_>) -> Result<Self, Misread>;
}

/// Whether a value says nothing, so that it is left out of the file.
pub fn unset<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Whether a text can be a word of an open list. What a later version may name is kept as it came, so it must be fit to be shown.
pub fn is_word(text: &str) -> bool {
    /// In bytes; ours have at most twenty.
    const LONGEST: usize = 100;
    text.len() <= LONGEST && !text.chars().any(char::is_control)
}

/// Takes the field `name` out of `fields`; a missing one has its default.
///
/// # Errors
/// [`Misread`] when the field has another shape.
pub fn take<T: Field + Default>(fields: &mut Extra, name: &str, path: &Path<'_>) -> Result<T, Misread> {
    match fields.remove(name) {
        Some(value) => T::read(value, &Path::Field(path, name)),
        None => Ok(T::default()),
    }
}

/// What is left of `fields` once those that are known were taken. A map out of which everything was taken keeps the room of its first
/// fields, which for ten thousand cards is as much as all they say.
pub fn rest(fields: Extra) -> Extra {
    if fields.is_empty() { Extra::new() } else { fields }
}

/// The fields of an object.
///
/// # Errors
/// [`Misread`] when `value` is not an object.
pub fn fields(value: Value, path: &Path<'_>) -> Result<Extra, Misread> {
    match value {
        Value::Object(fields) => Ok(fields),
        other => Err(path.misread(Shape::Object, &other)),
    }
}

impl Field for String {
    fn read(value: Value, path: &Path<'_>) -> Result<Self, Misread> {
        match value {
            Value::String(text) => Ok(text),
            other => Err(path.misread(Shape::Text, &other)),
        }
    }
}

impl Field for bool {
    fn read(value: Value, path: &Path<'_>) -> Result<Self, Misread> {
        value.as_bool().ok_or_else(|| path.misread(Shape::YesNo, &value))
    }
}

impl Field for i64 {
    fn read(value: Value, path: &Path<'_>) -> Result<Self, Misread> {
        value.as_i64().ok_or_else(|| path.misread(Shape::WholeNumber, &value))
    }
}

impl<T: Field> Field for Option<T> {
    fn read(value: Value, path: &Path<'_>) -> Result<Self, Misread> {
        match value {
            Value::Null => Ok(None),
            value => T::read(value, path).map(Some),
        }
    }
}

impl<T: Field> Field for Vec<T> {
    fn read(value: Value, path: &Path<'_>) -> Result<Self, Misread> {
        match value {
            Value::Array(items) => {
                items.into_iter().enumerate().map(|(index, item)| T::read(item, &Path::Item(path, index))).collect()
            }
            other => Err(path.misread(Shape::List, &other)),
        }
    }
}

/// Declares a struct of a map: first the fields that are always written, then those that are left out while unset.
#[macro_export]
macro_rules! record {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            always { $($(#[$always_about:meta])* $always:ident: $always_type:ty,)* }
            when_set { $($(#[$set_about:meta])* $set:ident: $set_type:ty,)* }
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub struct $name {
            $($(#[$always_about])* pub $always: $always_type,)*
            $($(#[$set_about])*
            #[serde(skip_serializing_if = "crate::model::record::unset")]
            #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
            pub $set: $set_type,)*
            /// Fields this version does not know, kept as they came.
            #[serde(flatten)]
            pub extra: $crate::model::record::Extra,
        }

        impl $crate::model::record::Field for $name {
            fn read(
                value: serde_json::Value,
                path: &$crate::model::record::Path<'_>,
            ) -> Result<Self, $crate::model::record::Misread> {
                let mut fields = $crate::model::record::fields(value, path)?;
                Ok(Self {
                    $($always: $crate::model::record::take(&mut fields, stringify!($always), path)?,)*
                    $($set: $crate::model::record::take(&mut fields, stringify!($set), path)?,)*
                    extra: $crate::model::record::rest(fields),
                })
            }
        }
    };
}
