//! Two maps side by side: what is kept, changed, removed and new, and the gaps.
