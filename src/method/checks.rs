//! What may still be missing in a map, each hint with its place and its reason.
