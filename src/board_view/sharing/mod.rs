//! Handing the map on as a link that holds it. It brings the dictionaries along that make such a link short.

pub(crate) mod link;
