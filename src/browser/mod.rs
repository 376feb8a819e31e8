//! Every call to the browser that is not a view: storage, files, clock, chance, and the page's coming and going.
//!
//! Only built for the web. What the pure rooms ask for as a trait or a parameter is answered here.

pub mod after_paint;
pub mod cipher;
pub mod clipboard;
pub mod clock;
pub mod collation;
pub mod copying;
pub mod crash;
pub mod element;
pub mod exchange;
pub mod fetch;
pub mod files;
pub mod input_method;
pub mod one_file;
pub mod page;
pub mod page_events;
pub mod random;
pub mod room;
pub mod safety;
pub mod storage;
pub mod tabs;
pub mod worker;
