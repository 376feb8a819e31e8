//! Lists of words a file may use, open at the end: a word of a later version is kept as it came, never lost and never guessed at.

/// Declares an enum of words with an `Other` for those this version does not know. The first word is the default.
#[macro_export]
macro_rules! open_word {
    (
        $(#[$about:meta])*
        pub enum $name:ident {
            $(#[$first_about:meta])* $first:ident = $first_word:literal,
            $($(#[$word_about:meta])* $variant:ident = $word:literal,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            #[default]
            $(#[$first_about])* $first,
            $($(#[$word_about])* $variant,)*
            /// A word of a later version, kept as it came.
            Other(Box<str>),
        }

        impl $name {
            /// Every word this version knows, in the order a person is offered them.
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$variant,)*];

            /// The word as files and the page's attributes have it.
            pub fn as_str(&self) -> &str {
                match self {
                    Self::$first => $first_word,
                    $(Self::$variant => $word,)*
                    Self::Other(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $first_word => Self::$first,
                    $($word => Self::$variant,)*
                    other => Self::Other(other.into()),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str(self.as_str())
            }
        }

        impl $crate::model::record::Field for $name {
            fn read(
                value: serde_json::Value,
                path: &$crate::model::record::Path<'_>,
            ) -> Result<Self, $crate::model::record::Misread> {
                match value.as_str() {
                    Some(word) if $crate::model::record::is_word(word) => Ok(Self::from(word)),
                    _ => Err(path.misread($crate::model::record::Shape::Word, &value)),
                }
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "description": "One of the examples; a word of a later version is kept.",
                    "examples": [$first_word, $($word,)*],
                })
            }
        }
    };
}
