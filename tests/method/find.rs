//! Which cards a search and a filter leave.
