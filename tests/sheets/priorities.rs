//! The view of matrix and action plan.
