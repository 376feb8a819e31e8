//! How far a map has come along the seven steps of the method.
