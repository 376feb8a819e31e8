//! Ideas by impact and effort, quick wins, and the action plan.
