//! The personas that several maps share, one record each. Every map has its own copy too, so what is kept here is never the only one
//! that a map depends on; and nothing but a person's wish ever writes one.

use crate::model::order::InOrder;
use serde_json::value::to_raw_value;

use super::envelope::{Envelope, Unreadable};
use super::kv::{Kv, KvError};
use super::library::{Library, OpenError, SaveError};
use crate::format::{SCHEMA, decode};
use crate::model::{Field, Path, Persona, WordOrder};

/// What the key of every persona begins with.
const PERSONAS: &str = "parcours:persona:";

impl<K: Kv> Library<K> {
    /// Every persona that is kept, by name in the order of the language. A record that cannot be read is left where it is and left out.
    ///
    /// # Errors
    /// [`KvError`] when storage cannot be asked.
    pub fn personas(&self, word_order: WordOrder) -> Result<Vec<Persona>, KvError> {
        let mut personas = Vec::new();
        for key in self.kv.keys()? {
            let Some(id) = key.strip_prefix(PERSONAS) else { continue };
            let Some(text) = self.kv.get(&key)? else { continue };
            if let Ok((persona, _)) = read(id, &text) {
                personas.push(persona);
            }
        }
        personas.put_in_order(|one, other| word_order(&one.name, &other.name).then_with(|| one.id.cmp(&other.id)));
        Ok(personas)
    }

    /// Keeps `persona` under its id, over the version `seen`, which is none for one that was not kept yet. A persona without an id has
    /// no place to be kept in, and nothing is done.
    ///
    /// # Errors
    /// [`SaveError::ChangedElsewhere`] when another version than `seen` stands there, [`SaveError::Open`] when what stands there cannot
    /// be read, others as storage has them; what stood there still does.
    pub fn keep_persona(&self, persona: &Persona, seen: Option<&Persona>, now: &str) -> Result<(), SaveError> {
        let Some(id) = &persona.id else { return Ok(()) };
        let key = persona_key(id);
        let there = self.kv.get(&key)?.map(|text| read(id, &text)).transpose().map_err(OpenError::Unreadable)?;
        let rev = match &there {
            Some((there, _)) if there == persona => return Ok(()),
            Some((there, _)) if Some(there) != seen => return Err(SaveError::ChangedElsewhere),
            Some((_, rev)) => rev + 1,
            // Removed elsewhere while it was looked at here: the wish to keep it holds.
            None => 1,
        };
        let doc = to_raw_value(persona).map_err(|error| KvError::Other(error.to_string()))?;
        let envelope = Envelope::new(&doc, rev, &self.tab, now);
        self.put_text(&key, &envelope.text()?, now)
    }

    /// Takes `seen`, the version that is looked at, out of what is kept. The maps keep their copies.
    ///
    /// # Errors
    /// [`SaveError::ChangedElsewhere`] when another version stands there, others as storage has them; it is still there.
    pub fn forget_persona(&self, seen: &Persona) -> Result<(), SaveError> {
        let Some(id) = &seen.id else { return Ok(()) };
        let key = persona_key(id);
        let Some(text) = self.kv.get(&key)? else { return Ok(()) };
        let (there, _) = read(id, &text).map_err(OpenError::Unreadable)?;
        if there != *seen {
            return Err(SaveError::ChangedElsewhere);
        }
        Ok(self.kv.remove(&key)?)
    }
}

/// The persona of a record, and how often it was written.
fn read(id: &str, text: &str) -> Result<(Persona, u64), Unreadable> {
    let envelope = Envelope::read(text)?;
    if envelope.schema > SCHEMA {
        return Err(Unreadable::Newer);
    }
    let value = decode::json(envelope.doc.get()).map_err(|_| Unreadable::Damaged)?;
    let mut persona = Persona::read(value, &Path::Root).map_err(|_| Unreadable::Damaged)?;
    // The key is what a map's copy names.
    persona.id = Some(id.to_owned());
    Ok((persona, envelope.rev))
}

/// Where the persona `id` is kept.
pub fn persona_key(id: &str) -> String {
    format!("{PERSONAS}{id}")
}
