//! What a manager needs of a map: highs, lows, frictions, plan, measures, evidence.
